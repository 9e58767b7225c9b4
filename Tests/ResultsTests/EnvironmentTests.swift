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

    @Test(arguments: [full, Environment()])
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
