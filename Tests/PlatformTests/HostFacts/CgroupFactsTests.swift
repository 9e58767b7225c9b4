import Platform
import Testing

@Suite struct CgroupFactsTests {
    static let unified = "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n"

    @Test func `version 2 takes the lowest limit on the way up`() throws {
        let base = "/sys/fs/cgroup"
        let tree = try FixtureTree([
            "/proc/self/cgroup": "0::/user.slice/app.scope\n", "/proc/self/mountinfo": Self.unified,
            "\(base)/user.slice/memory.max": "1073741824\n", "\(base)/user.slice/app.scope/memory.max": "max\n",
        ])
        let facts = try #require(CgroupFacts.current(root: tree.root))
        #expect(facts.version == 2)
        #expect(facts.path == "/user.slice/app.scope")
        #expect(facts.memoryLimitBytes == 1 << 30)
    }

    @Test(arguments: [("536870912", "1073741824"), ("1073741824", "536870912")])
    func `of two limits the lower counts, whether of the group or of the one above`(own: String, above: String) throws {
        let tree = try FixtureTree([
            "/proc/self/cgroup": "0::/a/b\n", "/proc/self/mountinfo": Self.unified,
            "/sys/fs/cgroup/a/memory.max": above, "/sys/fs/cgroup/a/b/memory.max": own,
        ])
        #expect(CgroupFacts.current(root: tree.root)?.memoryLimitBytes == 512 << 20)
    }

    @Test func `in a hybrid hierarchy the version that has the memory controller counts`() throws {
        let tree = try FixtureTree([
            "/proc/self/cgroup": "9:name=systemd:/\n4:memory:/a/b:c\n0::/\n",
            "/proc/self/mountinfo": Self.unified
                + "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
                + "36 31 0:33 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n",
            "/sys/fs/cgroup/memory/a/b:c/memory.limit_in_bytes": "268435456\n",
            "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
        ])
        let facts = try #require(CgroupFacts.current(root: tree.root))
        #expect(facts.version == 1)
        #expect(facts.path == "/a/b:c")
        #expect(facts.memoryLimitBytes == 256 << 20)
    }

    @Test func `in a container the mount's root stands for the group`() throws {
        let tree = try FixtureTree([
            "/proc/self/cgroup": "4:memory:/docker/8f3a\n",
            "/proc/self/mountinfo": "35 31 0:32 /docker/8f3a /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n",
            "/sys/fs/cgroup/memory/memory.limit_in_bytes": "536870912\n",
        ])
        #expect(CgroupFacts.current(root: tree.root)?.memoryLimitBytes == 512 << 20)
    }

    @Test func `no limit is nil, not a huge number`() {
        #expect(CgroupFacts.limit(parsing: "max\n") == nil)
        #expect(CgroupFacts.limit(parsing: "9223372036854771712\n") == nil)
        #expect(CgroupFacts.limit(parsing: "4096\n") == 4096)
        #expect(CgroupFacts(parsing: "") == nil)
    }
}
