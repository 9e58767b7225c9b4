import Glibc
import Harness
import Platform
import Results
import TestSupport

/// Storage and memory.
extension DoctorTests {
    static let storage: [Complaint] = [
        Complaint(
            "directory",
            .problem,
            fix: "--directory",
            .with("not writable", { _ in }, probes: { $0.directory.failure = "Permission denied" })
        ),
        Complaint(
            "directory",
            .problem,
            fix: "--directory",
            .with("files of another owner", { _ in }, probes: { $0.directory.isOwner = false })
        ),
        Complaint(
            "cachestat",
            .note,
            fix: "6.5",
            .with("no cachestat", { _ in }, probes: { $0.directory.cachestat = .of("cachestat", ENOSYS, .init(6, 1)) })
        ),
        Complaint(
            "cachestat",
            .note,
            fix: "seccomp",
            .with("seccomp", { _ in }, probes: { $0.directory.cachestat = .of("cachestat", ENOSYS) })
        ),
        Complaint(
            "cachestat",
            .note,
            fix: "seccomp",
            .with("EPERM", { _ in }, probes: { $0.directory.cachestat = .of("cachestat", EPERM) })
        ),
        Complaint(
            "cachestat",
            .problem,
            fix: "seccomp",
            .with(
                "neither cachestat nor mincore",
                { _ in },
                probes: { $0.directory.residency = .of("cachestat and its stand-in mincore", EPERM) }
            )
        ),
        Complaint(
            "eviction",
            .problem,
            fix: "posix_fadvise",
            .with("no eviction", { _ in }, probes: { $0.directory.eviction = .of("posix_fadvise", EPERM) })
        ),
        Complaint(
            "calls",
            .problem,
            fix: "--directory /var/tmp",
            .with(
                "no shared mappings",
                { _ in },
                probes: {
                    let obstacle = Obstacle.of("mmap of 4096 bytes", ENODEV)
                    $0.directory.calls = [.init(.sharedMapping, obstacle), .init(.writableMapping, obstacle)]
                }
            )
        ),
        Complaint(
            "calls",
            .warning,
            fix: "--directory",
            .with(
                "unknown advice",
                { _ in },
                probes: { $0.directory.calls = [.init(.mappingAdvice, .of("madvise random", EINVAL))] }
            )
        ),
        Complaint(
            "calls",
            .note,
            fix: "docker run",
            .with(
                "no memory files",
                { _ in },
                probes: { $0.directory.calls = [.init(.memoryFile, .of("memfd_create of a file", EPERM))] }
            )
        ),
        Complaint(
            "calls",
            .problem,
            fix: "SYS_NICE",
            .with(
                "no pinning",
                { _ in },
                probes: { $0.directory.calls = [.init(.pinning, .of("sched_setaffinity to CPU 0", EPERM))] }
            )
        ),
        Complaint(
            "cachestat",
            .problem,
            fix: "--directory",
            .with("cachestat sees nothing", { _ in }, probes: { $0.directory.residentPages = 0 })
        ),
        Complaint(
            "eviction",
            .problem,
            fix: "--directory",
            .with("pages stay", { _ in }, probes: { $0.directory.residentPagesAfterEviction = 3 })
        ),
        Complaint(
            "file system",
            .warning,
            fix: "--directory /var/tmp",
            .with("tmpfs", { $0.fileSystem.type = "tmpfs" })
        ),
        Complaint("file system", .warning, fix: "--directory /var/tmp", .with("NFS", { $0.fileSystem.type = "nfs4" })),
        Complaint(
            "file system",
            .warning,
            fix: "--directory /var/tmp",
            .with("FUSE", { $0.fileSystem.type = "fuse.sshfs" })
        ),
        Complaint(
            "overwriting",
            .warning,
            fix: "--directory",
            .with(
                "dear overwrites",
                { _ in },
                probes: { $0.overwrite = .init(smallFolioNanoseconds: 2800, largeFolioNanoseconds: 7500) }
            )
        ),
        Complaint("disk", .warning, fix: "df -h /data", .with("1 GiB of disk", { $0.fileSystem.freeBytes = 1 << 30 })),
        Complaint("disk", .problem, fix: "580 MiB", .with("1 MiB of disk", { $0.fileSystem.freeBytes = 1 << 20 })),
        Complaint(
            "readahead",
            .warning,
            fix: "echo 128 | sudo tee /sys/block/sda/queue/read_ahead_kb",
            .with("readahead of 8 MiB", { $0.device?.readAheadKibibytes = 8192 })
        ),
        Complaint("readahead", .note, fix: "echo 128", .with("256 KiB", { $0.device?.readAheadKibibytes = 256 })),
        Complaint(
            "readahead",
            .warning,
            fix: "echo 128",
            .with("no readahead", { $0.device?.readAheadKibibytes = 0 })
        ),
    ]

    static let memory: [Complaint] = [
        Complaint(
            "memory",
            .warning,
            fix: "free -h",
            .with("1 GiB available", { $0.memory.availableBytes = 1 << 30 })
        ),
        Complaint(
            "memory",
            .problem,
            fix: "512 MiB",
            .with("64 MiB available", { $0.memory.availableBytes = 64 << 20 })
        ),
        Complaint("memory limit", .note, fix: nil, .with("limit of 4 GiB", { $0.limits.cgroupMemoryBytes = 4 << 30 })),
        Complaint(
            "memory limit",
            .warning,
            fix: "MemoryMax",
            .with("1 GiB", { $0.limits.cgroupMemoryBytes = 1 << 30 })
        ),
        Complaint(
            "memory limit",
            .problem,
            fix: "MemoryMax",
            .with("64 MiB", { $0.limits.cgroupMemoryBytes = 64 << 20 })
        ),
        Complaint("writeback", .warning, fix: "sync", .with("dirty memory", { $0.memory.dirtyBytes = 1 << 30 })),
        Complaint(
            "swap",
            .note,
            fix: nil,
            .with("swap unused", { ($0.memory.swapTotalBytes, $0.memory.swapFreeBytes) = (1 << 30, 1 << 30) })
        ),
        Complaint(
            "swap",
            .warning,
            fix: "swapoff",
            .with("swap in use", { ($0.memory.swapTotalBytes, $0.memory.swapFreeBytes) = (1 << 30, 1 << 29) })
        ),
        Complaint(
            "overcommit",
            .warning,
            fix: "overcommit_memory=0",
            .with("overcommit", { $0.kernel.overcommit = 2 })
        ),
        Complaint(
            "DAMON",
            .warning,
            fix: "kdamonds/1/state",
            .with("DAMON", { $0.kernel.damonStates = ["off", "on"] })
        ),
        Complaint(
            "DAMON",
            .note,
            fix: "sudo cat /sys/kernel/mm/damon/admin/kdamonds/0/state",
            .with("DAMON hidden", { $0.kernel.damonStates = ["unknown", "off"] })
        ),
        Complaint("THP", .note, fix: "echo madvise", .with("THP always", { $0.pages.transparent = "always" })),
        Complaint("THP", .note, fix: "echo madvise", .with("THP never", { $0.pages.transparent = "never" })),
        Complaint("THP", .note, fix: nil, .with("no THP", { $0.pages.transparent = nil })),
        Complaint(
            "hugetlb",
            .note,
            fix: "vm.nr_hugepages",
            .with("no huge page", { $0.pages.pools = [.init(pageBytes: 2 << 20, total: 0, free: 0)] })
        ),
        Complaint(
            "hugetlb",
            .note,
            fix: "echo 64 | sudo tee /sys/devices/system/node/node1/hugepages/hugepages-2048kB/nr_hugepages",
            .with(
                "no huge page on node 1",
                { _ in },
                probes: { $0.hugePages = [.init(pageBytes: 2 << 20, freeByNode: [0: 64, 1: 0])] }
            )
        ),
        Complaint(
            "hugetlb",
            .note,
            fix: "hugetlb limit",
            .with(
                "limited huge pages",
                { _ in },
                probes: { $0.hugePages = [.init(pageBytes: 2 << 20, freeByNode: [0: 64], limitBytes: 4 << 20)] }
            )
        ),
        Complaint(
            "tmpfs THP",
            .note,
            fix: "echo never | sudo tee /sys/kernel/mm/transparent_hugepage/shmem_enabled",
            .with("shmem deny", { $0.pages.sharedMemory = "deny" })
        ),
        Complaint("tmpfs THP", .note, fix: "echo never", .with("shmem force", { $0.pages.sharedMemory = "force" })),
    ]
}

extension Obstacle {
    /// An error of a call under a filter.
    fileprivate static func of(_ operation: String, _ number: Int32, _ kernel: KernelVersion = .init(6, 12)) -> Obstacle
    {
        Obstacle(
            SystemError(operation, result: -Int(number)),
            here: Surroundings(kernel: kernel, isFiltered: true, fileSystem: "ext4")
        )
    }
}
