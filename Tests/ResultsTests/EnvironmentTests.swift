import FoundationEssentials
import Results
import Testing

@Suite struct EnvironmentTests {
    static let full = Environment(
        cpu: .init(
            model: "AMD EPYC 9654",
            vendor: "AuthenticAMD",
            onlineCount: 4,
            allowed: [0, 2],
            flags: ["constant_tsc"],
            governors: ["performance"],
            isBoostOn: true
        ),
        kernel: .init(
            release: "6.12.9-amd64",
            build: "#1 SMP",
            architecture: "x86_64",
            parameters: ["mitigations=off"],
            damonStates: ["off"],
            overcommit: 0,
            dirtyBackgroundPercent: 10,
            dirtyPercent: 20
        ),
        memory: .init(
            totalBytes: 33_500_000_000,
            availableBytes: 1 << 34,
            dirtyBytes: 4096,
            swapTotalBytes: 0,
            swapFreeBytes: 0
        ),
        fileSystem: .init(
            directory: "/var/tmp",
            type: "xfs",
            source: "/dev/sda1",
            mountPoint: "/",
            options: ["rw", "noatime"],
            freeBytes: 1 << 36,
            totalBytes: 1 << 37
        ),
        device: .init(name: "sda", readAheadKibibytes: 128, isRotational: false, scheduler: "none", model: "X"),
        pages: .init(
            baseBytes: 4096,
            transparent: "madvise",
            defrag: "madvise",
            sharedMemory: "never",
            pools: [.init(pageBytes: 2 << 20, total: 64, free: 60)]
        ),
        numa: .init(
            nodes: [.init(id: 0, cpus: [0, 1, 2, 3], totalBytes: 1 << 35, freeBytes: 1 << 34, distances: [10])],
            balancing: 0
        ),
        virtualisation: .init(isGuest: true, hypervisor: "KVM", isContainer: false),
        load: .init(oneMinute: 0.5, fiveMinutes: 0.25, fifteenMinutes: 0, stealPercentSinceBoot: 0.1),
        pressure: .init(
            cpuSomePercent: 1,
            ioSomePercent: 2,
            ioFullPercent: 1.5,
            memorySomePercent: 0,
            memoryFullPercent: 0
        ),
        limits: .init(cgroupVersion: 2, cgroupMemoryBytes: 1 << 33, maximumMappings: 65530),
        counters: .init(
            perfEventParanoid: 2,
            hasHardware: false,
            scope: Environment.Counters.Scope.none,
            reason: "no PMU"
        ),
        glibcVersion: "2.36"
    )

    /// The environment with one thing changed.
    static func changed(_ change: (inout Environment) -> Void) -> Environment {
        var environment = full
        change(&environment)
        return environment
    }

    private func json(_ environment: Environment) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(environment), as: UTF8.self)
    }

    @Test(arguments: [full, later, Environment()])
    func `what is written is read back the same`(environment: Environment) throws {
        let text = try json(environment)
        let back = try JSONDecoder().decode(Environment.self, from: Data(text.utf8))
        #expect(back == environment)
        #expect(try json(back) == text)
    }

    @Test(arguments: [
        #""file_system":{"directory""#, #""read_ahead_kib":128"#, #""total_bytes":33500000000"#,
        #""thp_enabled":"madvise""#,
        #""io_some_avg10_percent":2"#, #""cgroup_memory_bytes":8589934592"#, #""numa":{"balancing":0"#,
        #""glibc_version":"2.36""#,
        #""steal_percent_since_boot":0.1"#, #""huge_pools":[{"free":60,"page_bytes":2097152,"total":64}]"#,
        #""counters":{"hardware":false,"perf_event_paranoid":2,"reason":"no PMU","scope":"none"}"#,
        #""allowed":[0,2]"#, #""damon_states":["off"]"#,
    ])
    func `keys are in snake case with their unit`(part: String) throws {
        #expect(try json(Self.full).contains(part))
    }

    @Test func `counters of an earlier version are read, and whose they are is unknown`() throws {
        let old = try json(Self.full).replacing(#","reason":"no PMU","scope":"none""#, with: "")
        let back = try JSONDecoder().decode(Environment.self, from: Data(old.utf8))
        #expect(back.counters == .init(perfEventParanoid: 2, hasHardware: false))
        #expect(back.fingerprint == Self.full.fingerprint)
    }

    @Test func `what is unknown is left out, and the fingerprint is written with the rest`() throws {
        let text = try json(Environment())
        #expect(!text.contains("null"))
        #expect(!text.contains("device"))
        #expect(text.contains(#""fingerprint":"\#(Environment().fingerprint)""#))
    }

    /// Computed apart from this code, by FNV-1a in Python over the same lines.
    @Test func `the fingerprint stays the same from version to version`() {
        #expect(Self.full.fingerprint == "3454b2edec608390")
    }

    @Test(arguments: [
        changed { $0.cpu.model = "AMD EPYC 9655" }, changed { $0.cpu.onlineCount = 8 },
        changed { $0.cpu.allowed = [0] },
        changed { $0.kernel.release = "6.12.10-amd64" }, changed { $0.kernel.architecture = "aarch64" },
        changed { $0.memory.totalBytes = 1 << 34 }, changed { $0.fileSystem.type = "ext4" },
        changed { $0.device?.readAheadKibibytes = 8192 }, changed { $0.device = nil },
        changed { $0.device?.readAheadKibibytes = nil }, changed { $0.pages.baseBytes = 65536 },
        changed { $0.pages.transparent = "always" }, changed { $0.pages.sharedMemory = nil },
    ])
    func `each fact that decides comparability changes the fingerprint and is named`(other: Environment) {
        #expect(other.fingerprint != Self.full.fingerprint)
        #expect(Self.full.differences(from: other).count == 1)
    }

    @Test(arguments: [
        changed { $0.load.oneMinute = 9 }, changed { $0.memory.availableBytes = 0 },
        changed { $0.fileSystem.freeBytes = 0 },
        changed { $0.fileSystem.directory = "/tmp" }, changed { $0.memory.totalBytes = 33_400_000_000 },
        changed { $0.device?.name = "sdb" },
    ])
    func `what changes from minute to minute leaves the fingerprint alone`(other: Environment) {
        #expect(other.fingerprint == Self.full.fingerprint)
        #expect(Self.full.differences(from: other).isEmpty)
    }

    @Test func `CPUs are compared by set, though the fingerprint has their number`() {
        let other = Self.changed { $0.cpu.allowed = [1, 3] }
        #expect(other.fingerprint == Self.full.fingerprint)
        let found = Self.full.differences(from: other)
        #expect(found.map(\.name) == ["CPUs allowed"] && found[0].here == "0,2" && found[0].there == "1,3")
        #expect(Self.full.differences(from: Self.changed { $0.cpu.allowed = [2, 0] }).isEmpty)
    }

    @Test(arguments: [
        ("CPU quota", changed { $0.limits.cpuQuota = 0.5 }),
        ("CPU weight", changed { $0.limits.cpuWeight = "cpu.weight=50" }),
        ("CPU quota period us", changed { $0.limits.cpuPeriodMicroseconds = 20000 }),
        ("memory.high bytes", changed { $0.limits.memoryHighBytes = 1 << 30 }),
        ("device limits", changed { $0.limits.deviceLimits = ["254:0 rbps=1"] }),
    ])
    func `a limit that only one has is a difference, and in the fingerprint`(name: String, other: Environment) {
        #expect(other.fingerprint != Self.full.fingerprint)
        let found = Self.full.differences(from: other)
        #expect(found.map(\.name) == [name] && found[0].here == "none")
        #expect(other.differences(from: Self.full).map(\.there) == ["none"])
        #expect(other.differences(from: other).isEmpty)
    }

    /// As a result of a later version has it: what the first did not record, too.
    static let later = changed {
        $0.cpu.caches = [
            .init(level: 1, type: "Data", bytes: 48 << 10, cpus: [0]),
            .init(level: 3, type: "Unified", bytes: 32 << 20, cpus: [0, 2]),
            .init(level: 4, type: "Instruction", bytes: 1 << 30, cpus: [0]),
        ]
        $0.cpu.idleStates = ["C1", "C6 (off)"]
        $0.cpu.thermalThrottles = 3
        $0.kernel.vulnerabilities = ["retbleed: Vulnerable", "spectre_v2: Mitigation: X"]
        $0.kernel.preemption = "full"
        $0.kernel.generations = "0x0007"
        $0.memory.zswap = "N"
        $0.memory.swapTotalBytes = 1 << 30
        $0.pages.sizes = ["2048kB=inherit"]
        $0.pages.sharedSizes = []
        $0.limits.process = ["Max open files: 1024 files"]
        $0.fileSystem.accessTimes = "relatime"
        $0.fileSystem.encryption = []
        $0.fileSystem.backingDevice = "8:0"
        $0.fileSystem.readAheadKibibytes = 128
    }

    private static func changedLater(_ change: (inout Environment) -> Void) -> Environment {
        var environment = later
        change(&environment)
        return environment
    }

    @Test(arguments: [
        ("last-level cache KiB", "32768", "16384", changedLater { $0.cpu.caches?[1].bytes = 16 << 20 }),
        ("vulnerabilities", "retbleed: Vulnerable", "none", changedLater { $0.kernel.vulnerabilities?.removeFirst() }),
        ("preemption", "full", "none", changedLater { $0.kernel.preemption = "none" }),
        ("MGLRU", "0x0007", "absent", changedLater { $0.kernel.generations = "absent" }),
        ("zswap", "N", "Y", changedLater { $0.memory.zswap = "Y" }),
        ("THP sizes", "none", "64kB=always", changedLater { $0.pages.sizes?.insert("64kB=always", at: 0) }),
        ("THP shmem sizes", "none", "64kB=always", changedLater { $0.pages.sharedSizes = ["64kB=always"] }),
        ("access times", "relatime", "noatime", changedLater { $0.fileSystem.accessTimes = "noatime" }),
        ("encryption below", "none", "dm-crypt", changedLater { $0.fileSystem.encryption = ["dm-crypt"] }),
    ])
    func `a fact that decides what things cost is named, and in the fingerprint`(
        name: String,
        here: String,
        there: String,
        other: Environment
    ) {
        let found = Self.later.differences(from: other)
        #expect(found.map(\.name) == [name] && found[0].here == here && found[0].there == there)
        #expect(other.fingerprint != Self.later.fingerprint)
    }

    @Test func `readahead of a file system without a disk is its own`() {
        let btrfs = Self.changedLater { $0.device = nil }
        let other = Self.changedLater {
            $0.device = nil
            $0.fileSystem.readAheadKibibytes = 4096
        }
        #expect(btrfs.differences(from: other).map(\.name) == ["read_ahead_kb"])
        // Of one on a disk it is named once, as the disk's.
        let disk = Self.changedLater {
            $0.device?.readAheadKibibytes = 4096
            $0.fileSystem.readAheadKibibytes = 4096
        }
        #expect(Self.later.differences(from: disk).map(\.name) == ["device read_ahead_kb"])
    }

    @Test func `what an earlier version did not record is no difference, and leaves its fingerprint alone`() {
        #expect(Self.later.differences(from: Self.changed { $0.memory.swapTotalBytes = 1 << 30 }).isEmpty)
        #expect(Self.full.differences(from: Self.later).isEmpty)
        #expect(Self.full.fingerprint == "3454b2edec608390" && Self.later.fingerprint != Self.full.fingerprint)
        // Without swap zswap decides nothing.
        let (without, off) = (
            Self.changedLater { $0.memory.swapTotalBytes = 0 },
            Self.changedLater {
                $0.memory.swapTotalBytes = 0
                $0.memory.zswap = "Y"
            }
        )
        #expect(without.differences(from: off).isEmpty && without.fingerprint == off.fingerprint)
    }

    @Test(arguments: [("6.18.44-fc", 6, 18), ("7.2", 7, 2), ("5.15.0", 5, 15), ("6.17-rc3", 6, 17), ("6.1rc2", 6, 1)])
    func `the numbers of a kernel's release are read`(release: String, major: Int, minor: Int) throws {
        let number = try #require(Environment.Kernel(release: release).number)
        #expect(number == (major, minor))
    }

    @Test(arguments: ["", "linux", "6", "a.b"])
    func `a release without numbers has none`(release: String) {
        #expect(Environment.Kernel(release: release).number == nil)
    }
}
