import Glibc
import Harness
import Platform
import Results
import Testing

extension DoctorTests {
    /// What is wrong, which topic must say so, how gravely, and a part of the mend (nil: there is none).
    struct Complaint: CustomTestStringConvertible, Sendable {
        let patient: Patient
        let topic: String
        let severity: DoctorFinding.Severity
        let mend: String?

        var testDescription: String { patient.testDescription }

        init(_ topic: String, _ severity: DoctorFinding.Severity, mend: String?, _ patient: Patient) {
            self.patient = patient
            self.topic = topic
            self.severity = severity
            self.mend = mend
        }
    }

    static let machine: [Complaint] = [
        Complaint(
            "build",
            .problem,
            mend: "-c release",
            .with("debug build", { _ in }, probes: { $0.isDebugBuild = true })
        ),
        Complaint(
            "io_uring",
            .note,
            mend: "kernel.io_uring_disabled=0",
            .with(
                "rings disabled",
                { _ in },
                probes: { $0.uring = .refused(IOUringLibrary.refusal(of: EPERM, disabled: 2)) }
            )
        ),
        Complaint("load", .warning, mend: "ps -eo", .with("load of 2.1 on 4 CPUs", { $0.load.oneMinute = 2.1 })),
        Complaint("steal", .warning, mend: "vmstat 1", .with("steal now", { _ in }, probes: { $0.stealPercent = 1.5 })),
        Complaint(
            "steal",
            .warning,
            mend: "vmstat 1",
            .with("steal since boot", { $0.load.stealPercentSinceBoot = 3 }, probes: { $0.stealPercent = nil })
        ),
        Complaint("pressure", .warning, mend: "/proc/pressure", .with("I/O", { $0.pressure.ioSomePercent = 6 })),
        Complaint("pressure", .warning, mend: "/proc/pressure", .with("memory", { $0.pressure.memorySomePercent = 2 })),
        Complaint("pressure", .warning, mend: "/proc/pressure", .with("CPU", { $0.pressure.cpuSomePercent = 11 })),
        Complaint("pressure", .note, mend: "psi=1", .with("no PSI", { $0.pressure = .init() })),
        Complaint("CPUs", .warning, mend: "taskset -cp 0-3", .with("one CPU allowed", { $0.cpu.allowed = [2] })),
        Complaint(
            "CPUs",
            .warning,
            mend: "second CPU",
            .with("one CPU online", { ($0.cpu.onlineCount, $0.cpu.allowed) = (1, [0]) })
        ),
        Complaint(
            "governor",
            .warning,
            mend: "-g performance",
            .with("powersave", { $0.cpu.governors = ["powersave"] })
        ),
        Complaint(
            "virtualisation",
            .note,
            mend: nil,
            .with("guest", { $0.virtualisation = .init(isGuest: true, hypervisor: "KVM", isContainer: true) })
        ),
        Complaint(
            "NUMA",
            .warning,
            mend: "kernel.numa_balancing=0",
            .with(
                "balancing of two nodes",
                { $0.numa = .init(nodes: [.init(id: 0, cpus: []), .init(id: 1, cpus: [])], balancing: 1) }
            )
        ),
        Complaint(
            "nodes",
            .note,
            mend: "drop_caches",
            .with(
                "a node that is full",
                {
                    $0.numa.nodes = [
                        .init(id: 0, cpus: [], totalBytes: 8 << 30, freeBytes: 6 << 30),
                        .init(id: 1, cpus: [], totalBytes: 8 << 30, freeBytes: 100 << 20),
                    ]
                },
                probes: { $0.numa = .available(nodes: 2) }
            )
        ),
        Complaint(
            "NUMA",
            .note,
            mend: "libnuma-dev",
            .with(
                "two nodes without libnuma",
                { $0.numa.nodes = [.init(id: 0, cpus: []), .init(id: 1, cpus: [])] },
                probes: { $0.numa = .notBuiltIn }
            )
        ),
        Complaint(
            "counters",
            .note,
            mend: nil,
            .with("no PMU", { _ in }, probes: { $0.counters = .failure(.noUnit) })
        ),
        Complaint(
            "counters",
            .note,
            mend: "paranoid=1",
            .with("user code alone", { $0.counters.perfEventParanoid = 2 }, probes: { $0.counters = .success(.user) })
        ),
        Complaint(
            "counters",
            .note,
            mend: "paranoid=1",
            .with("paranoid", { _ in }, probes: { $0.counters = .failure(.paranoid(level: 4)) })
        ),
        Complaint(
            "counters",
            .note,
            mend: "PERFMON",
            .with("seccomp", { _ in }, probes: { $0.counters = .failure(.filtered) })
        ),
        Complaint("TLB shootdowns", .note, mend: nil, .with("INVLPGB", { $0.cpu.flags = ["invlpgb"] })),
    ]

    static let storage: [Complaint] = [
        Complaint(
            "directory",
            .problem,
            mend: "--directory",
            .with("not writable", { _ in }, probes: { $0.directory.failure = "Permission denied" })
        ),
        Complaint(
            "directory",
            .problem,
            mend: "--directory",
            .with("files of another owner", { _ in }, probes: { $0.directory.isOwner = false })
        ),
        Complaint(
            "cachestat",
            .note,
            mend: "6.5",
            .with("no cachestat", { $0.kernel.release = "6.1.0" }, probes: { $0.directory.refuse(ENOSYS) })
        ),
        Complaint(
            "cachestat",
            .note,
            mend: "seccomp",
            .with("seccomp", { _ in }, probes: { $0.directory.refuse(ENOSYS) })
        ),
        Complaint(
            "cachestat",
            .problem,
            mend: "--directory",
            .with("EPERM", { _ in }, probes: { $0.directory.refuse(EPERM) })
        ),
        Complaint(
            "cachestat",
            .problem,
            mend: "--directory",
            .with("cachestat sees nothing", { _ in }, probes: { $0.directory.residentPages = 0 })
        ),
        Complaint(
            "eviction",
            .problem,
            mend: "--directory",
            .with("pages stay", { _ in }, probes: { $0.directory.residentPagesAfterEviction = 3 })
        ),
        Complaint(
            "file system",
            .warning,
            mend: "--directory /var/tmp",
            .with("tmpfs", { $0.fileSystem.type = "tmpfs" })
        ),
        Complaint("file system", .warning, mend: "--directory /var/tmp", .with("NFS", { $0.fileSystem.type = "nfs4" })),
        Complaint(
            "file system",
            .warning,
            mend: "--directory /var/tmp",
            .with("FUSE", { $0.fileSystem.type = "fuse.sshfs" })
        ),
        Complaint("file system", .warning, mend: "/dev/shm", .with("ext4 of 6.18", { $0.kernel.release = "6.18.44" })),
        Complaint("disk", .warning, mend: "df -h /data", .with("1 GiB of disk", { $0.fileSystem.freeBytes = 1 << 30 })),
        Complaint("disk", .problem, mend: "580 MiB", .with("1 MiB of disk", { $0.fileSystem.freeBytes = 1 << 20 })),
        Complaint(
            "readahead",
            .warning,
            mend: "echo 128 | sudo tee /sys/block/sda/queue/read_ahead_kb",
            .with("readahead of 8 MiB", { $0.device?.readAheadKibibytes = 8192 })
        ),
        Complaint("readahead", .note, mend: "echo 128", .with("256 KiB", { $0.device?.readAheadKibibytes = 256 })),
        Complaint(
            "readahead",
            .warning,
            mend: "echo 128",
            .with("no readahead", { $0.device?.readAheadKibibytes = 0 })
        ),
    ]

    static let memory: [Complaint] = [
        Complaint(
            "memory",
            .warning,
            mend: "free -h",
            .with("1 GiB available", { $0.memory.availableBytes = 1 << 30 })
        ),
        Complaint(
            "memory",
            .problem,
            mend: "512 MiB",
            .with("64 MiB available", { $0.memory.availableBytes = 64 << 20 })
        ),
        Complaint("memory limit", .note, mend: nil, .with("limit of 4 GiB", { $0.limits.cgroupMemoryBytes = 4 << 30 })),
        Complaint(
            "memory limit",
            .warning,
            mend: "MemoryMax",
            .with("1 GiB", { $0.limits.cgroupMemoryBytes = 1 << 30 })
        ),
        Complaint(
            "memory limit",
            .problem,
            mend: "MemoryMax",
            .with("64 MiB", { $0.limits.cgroupMemoryBytes = 64 << 20 })
        ),
        Complaint("writeback", .warning, mend: "sync", .with("dirty memory", { $0.memory.dirtyBytes = 1 << 30 })),
        Complaint(
            "swap",
            .note,
            mend: nil,
            .with("swap unused", { ($0.memory.swapTotalBytes, $0.memory.swapFreeBytes) = (1 << 30, 1 << 30) })
        ),
        Complaint(
            "swap",
            .warning,
            mend: "swapoff",
            .with("swap in use", { ($0.memory.swapTotalBytes, $0.memory.swapFreeBytes) = (1 << 30, 1 << 29) })
        ),
        Complaint(
            "overcommit",
            .warning,
            mend: "overcommit_memory=0",
            .with("overcommit", { $0.kernel.overcommit = 2 })
        ),
        Complaint(
            "DAMON",
            .warning,
            mend: "kdamonds/1/state",
            .with("DAMON", { $0.kernel.damonStates = ["off", "on"] })
        ),
        Complaint(
            "DAMON",
            .note,
            mend: "sudo cat /sys/kernel/mm/damon/admin/kdamonds/0/state",
            .with("DAMON hidden", { $0.kernel.damonStates = ["unknown", "off"] })
        ),
        Complaint("THP", .note, mend: "echo madvise", .with("THP always", { $0.pages.transparent = "always" })),
        Complaint("THP", .note, mend: "echo madvise", .with("THP never", { $0.pages.transparent = "never" })),
        Complaint("THP", .note, mend: nil, .with("no THP", { $0.pages.transparent = nil })),
        Complaint(
            "hugetlb",
            .note,
            mend: "vm.nr_hugepages",
            .with("no huge page", { $0.pages.pools = [.init(pageBytes: 2 << 20, total: 0, free: 0)] })
        ),
        Complaint(
            "hugetlb",
            .note,
            mend: "echo 64 | sudo tee /sys/devices/system/node/node1/hugepages/hugepages-2048kB/nr_hugepages",
            .with(
                "no huge page on node 1",
                { _ in },
                probes: { $0.hugePages = [.init(pageBytes: 2 << 20, freeByNode: [0: 64, 1: 0])] }
            )
        ),
        Complaint(
            "hugetlb",
            .note,
            mend: "hugetlb limit",
            .with(
                "limited huge pages",
                { _ in },
                probes: { $0.hugePages = [.init(pageBytes: 2 << 20, freeByNode: [0: 64], limitBytes: 4 << 20)] }
            )
        ),
        Complaint(
            "tmpfs THP",
            .note,
            mend: "echo never | sudo tee /sys/kernel/mm/transparent_hugepage/shmem_enabled",
            .with("shmem deny", { $0.pages.sharedMemory = "deny" })
        ),
        Complaint("tmpfs THP", .note, mend: "echo never", .with("shmem force", { $0.pages.sharedMemory = "force" })),
    ]
}

extension DirectoryProbe {
    /// Has cachestat(2) fail.
    fileprivate mutating func refuse(_ number: Int32) {
        cachestatError = number
        residentPages = nil
        residentPagesAfterEviction = nil
    }
}
