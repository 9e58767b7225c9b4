/// What has to be known of a call to tell what an error of it means; ``Obstacle/init(_:here:)`` asks it.
struct SystemCallFacts {
    /// The version of Linux that brought it; nil for one that every kernel has which Swift runs on.
    var since: KernelVersion?
    /// The capability that containers give for it, as `docker run --cap-add` takes it.
    var capability: String?
    /// What EINVAL says.
    var invalid = "this kernel does not do what was asked"
    /// What EACCES says beside what EPERM does, of a call for which the kernel tells the two apart; nil for others.
    var denied: String?
    /// What ENOMEM says.
    var scarce = Scarcity.memory
    /// What a file system lacks that answers ENODEV or EOPNOTSUPP; nil for a call that is not about a file.
    var ofFile: String?

    /// What there is too little of.
    enum Scarcity {
        case memory, mappings, lockedMemory, hugePages

        var reason: String {
            switch self {
            case .memory: "memory does not suffice"
            case .mappings: "memory, huge pages, address space or mappings do not suffice"
            case .lockedMemory: "memory that may be locked does not suffice"
            case .hugePages: "no pages of this size are to be had"
            }
        }

        var fix: String {
            switch self {
            case .memory: "free memory, or raise the limit of the control group"
            case .mappings: "free memory, or raise vm.nr_hugepages, vm.max_map_count or ulimit -v"
            case .lockedMemory: "ulimit -l unlimited"
            case .hugePages: "sudo sysctl vm.nr_hugepages=64"
            }
        }
    }
}

extension SystemCall {
    /// The table: a row for each call.
    var facts: SystemCallFacts {
        switch self {
        case .open: .init(ofFile: "files opened in this way")
        case .openat2:
            .init(since: .init(5, 6), invalid: "this kernel does not know one of the flags", ofFile: "such files")
        case .statx: .init(since: .init(4, 11), ofFile: "statx")
        case .statfs, .fstatfs: .init(ofFile: "statfs")
        case .fstat: .init(ofFile: "fstat")
        case .fallocate: .init(invalid: "this kernel does not know the mode", ofFile: "fallocate")
        case .ftruncate: .init(invalid: "the size is none that the file can have", ofFile: "ftruncate")
        case .posixFadvise:
            .init(invalid: "this kernel or file system does not know the advice", ofFile: "advice of this kind")
        case .fdatasync: .init(invalid: "the file can't be synchronised", ofFile: "fdatasync")
        case .syncfs: .init(invalid: "the file system can't be synchronised", ofFile: "syncfs")
        case .msync: .init(invalid: "the mapping can't be synchronised", ofFile: "msync")
        case .mmap:
            .init(
                invalid: "this kernel or file system does not map in this way",
                scarce: .mappings,
                ofFile: "mappings of this kind"
            )
        case .munmap: .init(ofFile: "munmap of a part")
        case .madvise:
            .init(
                invalid: "this kernel does not know the advice, or not for memory of this kind",
                ofFile: "this advice"
            )
        case .mincore: .init(invalid: "this kernel does not tell of such memory", ofFile: "mincore")
        case .cachestat:
            .init(since: .init(6, 5), invalid: "this kernel does not know the request", ofFile: "cachestat")
        case .memfdCreate:
            .init(
                since: .init(3, 17),
                invalid: "this kernel does not know the flags, or has no pages of this size",
                scarce: .hugePages,
                ofFile: "memory files in such pages"
            )
        case .read, .write, .pread, .pwrite:
            .init(
                invalid: "the file system does not transfer bytes in this way, as O_DIRECT may ask for an alignment",
                ofFile: "such transfers"
            )
        case .preadv2:
            .init(
                since: .init(4, 6),
                invalid: "this kernel or file system does not know the flag",
                ofFile: "such flag (RWF_NOWAIT came with Linux 4.14, RWF_DONTCACHE with 6.14)"
            )
        case .schedGetaffinity: .init(invalid: "the kernel has more CPUs than were asked for")
        case .schedSetaffinity:
            .init(capability: "SYS_NICE", invalid: "none of these CPUs is there and in the cpuset")
        case .getMempolicy, .mbind, .setMempolicy:
            .init(
                capability: "SYS_NICE",
                invalid: "there is no such node, it has no memory, or the cpuset does not allow it"
            )
        case .movePages:
            .init(
                capability: "SYS_NICE",
                invalid: "this kernel does not move pages so",
                denied: "the cpuset does not allow the node"
            )
        case .ioUringSetup, .ioUringRegister, .ioUring:
            .init(
                since: .init(5, 1),
                invalid: "this kernel does not know what was asked of the ring",
                scarce: .lockedMemory,
                ofFile: "the request"
            )
        case .perfEventOpen:
            .init(
                capability: "PERFMON",
                invalid: "this kernel does not count the event so",
                denied: "kernel.perf_event_paranoid does not let this user count",
                scarce: .lockedMemory
            )
        case .membarrier: .init(since: .init(4, 3), invalid: "this kernel does not know the command")
        case .futex: .init(invalid: "this kernel does not know the operation")
        case .pthreadCreate: .init()
        }
    }
}
