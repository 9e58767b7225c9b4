import Testing

@testable import Platform

@Suite struct GroupLimitsTests {
    private static let unified = ["/proc/self/cgroup": "0::/a/b\n", "/proc/self/mountinfo": CgroupFactsTests.unified]
    private static let old = [
        "/proc/self/cgroup": "5:cpuset:/c\n4:blkio:/c\n3:cpu,cpuacct:/c/d\n",
        "/proc/self/mountinfo": "35 31 0:32 / /cg/cpu rw - cgroup cgroup rw,cpu,cpuacct\n"
            + "36 31 0:33 / /cg/blkio rw - cgroup cgroup rw,blkio\n"
            + "37 31 0:34 / /cg/cpuset rw - cgroup cgroup rw,cpuset\n",
    ]

    private func limits(_ facts: [String: String], _ files: [String: String]) throws -> GroupLimits {
        let tree = try FixtureTree(facts.merging(files) { $1 })
        return GroupLimits.current(root: tree.root)
    }

    @Test func `no group has no limits, and groups without limits have none`() throws {
        #expect(try limits([:], ["/x": ""]) == GroupLimits())
        let base = "/sys/fs/cgroup/a"
        let free = try limits(
            Self.unified,
            [
                "\(base)/cpu.max": "max 100000\n", "\(base)/b/cpu.max": "max 100000\n", "\(base)/b/cpu.weight": "100\n",
                "\(base)/b/memory.high": "max\n", "\(base)/b/io.max": "", "\(base)/b/cpuset.cpus.effective": "0-3\n",
                "/sys/devices/system/cpu/online": "0-3\n", "\(base)/b/cpu.stat": "nr_periods 0\nnr_throttled 0\n",
            ]
        )
        #expect(free == GroupLimits())
    }

    @Test(arguments: [
        ("50000 100000", "max 100000", 0.5, 100_000), ("max 100000", "30000 20000", 1.5, 20000),
        ("200000 100000", "100000 100000", 1, 100_000),
    ])
    func `version 2 takes the lowest quota on the way up`(own: String, above: String, cpus: Double, period: Int) throws
    {
        let found = try limits(
            Self.unified,
            ["/sys/fs/cgroup/a/cpu.max": above + "\n", "/sys/fs/cgroup/a/b/cpu.max": own + "\n"]
        )
        #expect(found.cpuQuota == cpus && found.cpuPeriodMicroseconds == period)
    }

    @Test func `version 2 has weight, memory high, device limits, cpuset and throttling`() throws {
        let base = "/sys/fs/cgroup/a"
        let found = try limits(
            Self.unified,
            [
                "\(base)/b/cpu.max": "50000 100000\n", "\(base)/b/cpu.weight": "50\n",
                "\(base)/memory.high": "1073741824\n", "\(base)/b/memory.high": "max\n",
                "\(base)/b/io.max": "254:0 rbps=20971520 wbps=max riops=max wiops=100\n254:16 rbps=max wbps=max\n",
                "\(base)/b/cpuset.cpus.effective": "2-3\n", "/sys/devices/system/cpu/online": "0-3\n",
                "\(base)/b/cpu.stat": "usage_usec 9\nnr_periods 59\nnr_throttled 51\nthrottled_usec 2500000\n",
            ]
        )
        #expect(found.cpuWeight == "cpu.weight=50" && found.memoryHighBytes == 1 << 30)
        #expect(found.io == ["254:0 rbps=20971520 wiops=100"] && found.cpus == [2, 3])
        var throttling = Throttling()
        (throttling.periods, throttling.throttledPeriods, throttling.nanoseconds) = (59, 51, 2_500_000_000)
        #expect(found.throttling == throttling)
    }

    @Test func `version 1 has the same under its own names`() throws {
        let found = try limits(
            Self.old,
            [
                "/cg/cpu/c/cpu.cfs_quota_us": "-1\n", "/cg/cpu/c/cpu.cfs_period_us": "100000\n",
                "/cg/cpu/c/d/cpu.cfs_quota_us": "25000\n", "/cg/cpu/c/d/cpu.cfs_period_us": "50000\n",
                "/cg/cpu/c/d/cpu.shares": "512\n", "/cg/blkio/c/blkio.throttle.read_bps_device": "254:0 20971520\n",
                "/cg/cpuset/c/cpuset.effective_cpus": "1\n", "/sys/devices/system/cpu/online": "0-1\n",
                "/cg/cpu/c/d/cpu.stat": "nr_periods 7\nnr_throttled 3\nthrottled_time 400\n",
            ]
        )
        #expect(found.cpuQuota == 0.5 && found.cpuPeriodMicroseconds == 50000 && found.cpuWeight == "cpu.shares=512")
        #expect(found.io == ["254:0 rbps=20971520"] && found.cpus == [1])
        #expect(found.throttling?.throttledPeriods == 3 && found.throttling?.nanoseconds == 400)
    }

    @Test(arguments: ["", "x", "0 0", "-5 100000", "50000", "50000 0"])
    func `a quota that is none is none`(text: String) throws {
        let found = try limits(Self.unified, ["/sys/fs/cgroup/a/b/cpu.max": text])
        #expect(found.cpuQuota == nil && found.throttling == nil)
    }
}
