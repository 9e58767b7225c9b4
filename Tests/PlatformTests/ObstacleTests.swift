import Glibc
import Testing

@testable import Platform

/// What an error of a system call means: the table.
@Suite struct ObstacleTests {
    private static let numbers = [EPERM, ENOSYS, EINVAL, ENODEV, EOPNOTSUPP, EACCES, ENOMEM]
    private static let here = Surroundings(kernel: .init(6, 12), isFiltered: true, fileSystem: "9p")

    private func obstacle(_ operation: String, _ number: Int32, _ here: Surroundings = Self.here) -> Obstacle {
        Obstacle(SystemError(operation, result: -Int(number)), here: here)
    }

    @Test(arguments: SystemCall.allCases)
    func `a call that is kept away is refused whatever it says, with a reason of its own`(call: SystemCall) {
        for number in Self.numbers {
            let found = obstacle("\(call.rawValue) of something", number)
            #expect(found.kind == .refused, "\(number)")
            let isRight = call == .open && [EPERM, EACCES].contains(number)
            #expect(isRight || found.reason.count > "\(call.rawValue) of something: ".count + 20, "\(found)")
        }
    }

    @Test(arguments: SystemCall.allCases)
    func `an error of the device, or of this program, is a failure`(call: SystemCall) {
        for number in [EIO, ENOSPC, EBADF, EFAULT, ENOENT, EDQUOT, ESTALE] {
            #expect(obstacle(call.rawValue, number).kind == .failed, "\(number)")
        }
    }

    @Test func `of other calls, what says nothing else is a refusal`() {
        for number in [EPERM, ENOSYS, EOPNOTSUPP, EACCES] {
            #expect(obstacle("chroot", number).kind == .refused)
        }
        for number in [EINVAL, ENODEV, ENOMEM, EIO] { #expect(obstacle("chroot", number).kind == .failed) }
    }

    @Test func `the file system is named where it is what lacks something, and another one is advised`() {
        for (call, number) in [
            ("mmap of 4096 bytes", ENODEV), ("mmap of 4096 bytes", EINVAL), ("posix_fadvise", EOPNOTSUPP),
            ("cachestat", EOPNOTSUPP), ("preadv2 with RWF_NOWAIT", EOPNOTSUPP), ("pread with O_DIRECT", EINVAL),
        ] {
            let found = obstacle(call, number)
            #expect(found.reason.contains("9p"), "\(found)")
            #expect(found.fix?.contains("--directory") == true)
        }
        #expect(!obstacle("sched_setaffinity to CPU 1", EINVAL).reason.contains("9p"))
    }

    @Test func `an old kernel is told from a filter`() {
        let old = obstacle("cachestat", ENOSYS, .init(kernel: .init(6, 1), isFiltered: false))
        #expect(old.reason.contains("kernel 6.1 has no cachestat, which came with Linux 6.5"))
        #expect(old.fix == "a kernel from 6.5 on")
        let hidden = obstacle("cachestat", ENOSYS, .init(kernel: .init(6, 12), isFiltered: true))
        #expect(hidden.reason.contains("seccomp") && hidden.fix?.contains("cachestat") == true)
        let missing = obstacle("madvise random", ENOSYS, .init(kernel: .init(6, 12), isFiltered: false))
        #expect(missing.reason.contains("built without madvise") && missing.fix == nil)
    }

    @Test(arguments: ["set_mempolicy bind 0", "get_mempolicy", "mbind of 4096 bytes", "move_pages of 4 pages"])
    func `placement that is not permitted names the filter and the capability`(operation: String) {
        for isFiltered in [true, false, nil] {
            let found = obstacle(operation, EPERM, .init(isFiltered: isFiltered))
            #expect(found.reason.contains("seccomp") && found.reason.contains("CAP_SYS_NICE"), "\(found)")
            #expect(found.fix?.contains("--cap-add SYS_NICE") == true)
        }
    }

    @Test(arguments: [("move_pages of 4 pages", "cpuset"), ("perf_event_open", "perf_event_paranoid")])
    func `where the kernel tells EACCES from EPERM, its own reason comes first`(operation: String, own: String) {
        #expect(obstacle(operation, EACCES).reason.contains("\(own) does not"))
        #expect(!obstacle(operation, EPERM).reason.contains(own))
    }

    @Test func `without a filter it is this user, or a security module`() {
        let found = obstacle("cachestat", EPERM, .init(isFiltered: false))
        #expect(found.reason.contains("AppArmor") && !found.reason.contains("seccomp"))
    }

    @Test func `what is too little is named with what raises it`() {
        #expect(obstacle("io_uring_setup", ENOMEM).fix?.contains("ulimit -l") == true)
        #expect(obstacle("mmap of 1 bytes", ENOMEM).fix?.contains("vm.max_map_count") == true)
        #expect(obstacle("memfd_create of a memory file", ENOMEM).fix?.contains("nr_hugepages") == true)
    }

    @Test func `the first word of an operation is its call`() {
        #expect(SystemCall(operation: "mmap of 4096 bytes") == .mmap)
        #expect(SystemCall(operation: "madvise random at offset 7") == .madvise)
        #expect(SystemCall(operation: "posix_fadvise") == .posixFadvise)
        #expect(SystemCall(operation: "cachestat and its stand-in mincore") == .cachestat)
        #expect(SystemCall(operation: "mmapped") == nil && SystemCall(operation: "") == nil)
    }

    @Test(arguments: [
        ("6.1.0-18-amd64", KernelVersion(6, 1)), ("7.2", .init(7, 2)), ("5.15.0-1+", .init(5, 15)), ("x", nil),
        ("6", nil),
    ])
    func `a release has a version`(release: String, version: KernelVersion?) {
        #expect(KernelVersion(release: release) == version)
    }

    @Test func `a filter shows in the status of a process`() {
        #expect(Surroundings.isFiltered(parsing: "Seccomp:\t2\n") == true)
        #expect(Surroundings.isFiltered(parsing: "Seccomp:\t0\nSeccomp_filters:\t0\n") == false)
        #expect(Surroundings.isFiltered(parsing: "Name:\tx\n") == nil)
    }
}
