/// A system call that a run makes and that a kernel, a container or a file system may say no to, by its name in the manual.
package enum SystemCall: String, CaseIterable, Sendable {
    case open
    case openat2
    case statx
    case statfs
    case fstatfs
    case fstat
    case fallocate
    case ftruncate
    case posixFadvise = "posix_fadvise"
    case fdatasync
    case syncfs
    case msync
    case mmap
    case munmap
    case madvise
    case mincore
    case cachestat
    case memfdCreate = "memfd_create"
    case read
    case write
    case pread
    case pwrite
    case preadv2
    case schedGetaffinity = "sched_getaffinity"
    case schedSetaffinity = "sched_setaffinity"
    case getMempolicy = "get_mempolicy"
    case setMempolicy = "set_mempolicy"
    case mbind
    case movePages = "move_pages"
    case ioUringSetup = "io_uring_setup"
    case ioUringRegister = "io_uring_register"
    case ioUring = "io_uring"
    case perfEventOpen = "perf_event_open"
    case membarrier
    case futex
    case pthreadCreate = "pthread_create"

    /// The call that an operation of a ``SystemError`` is about: errors name it first, as in `mmap of 4096 bytes`.
    package init?(operation: String) {
        let name = operation.prefix { $0 != " " && $0 != ":" }
        guard let call = SystemCall(rawValue: String(name)) else { return nil }
        self = call
    }
}
