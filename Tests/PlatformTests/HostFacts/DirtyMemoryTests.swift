import Testing

@testable import Platform

@Suite struct DirtyMemoryTests {
    private static let vmstat = """
        nr_free_pages 1000000
        nr_inactive_file 400000
        nr_active_file 600000
        nr_dirty 300
        nr_writeback 20
        nr_writeback_temp 7
        nr_dirtied 99
        nr_written 1234
        nr_dirty_threshold 400000
        nr_dirty_background_threshold 200000

        """

    @Test func `what waits is dirty or on its way, and fields whose names begin alike are not taken for it`() throws {
        let memory = try #require(DirtyMemory(parsing: Self.vmstat))
        #expect(memory.waitingBytes == 320 * 4096)
        #expect(memory.backgroundBytes == 200_000 * 4096)
        #expect(DirtyMemory(parsing: "nr_dirty 300\nnr_writeback 20\n") == nil)
        let tree = try FixtureTree(["/proc/vmstat": Self.vmstat])
        #expect(DirtyMemory.writtenPages(root: tree.root) == 1234)
    }

    @Test func `this machine tells all of it`() throws {
        #expect(try #require(DirtyMemory.current()).backgroundBytes > 0)
        let first = try #require(DirtyMemory.writtenPages())
        #expect(try #require(DirtyMemory.writtenPages()) >= first)
    }

    @Test func `the age is in hundredths of a second, and there is none where the kernel does not look`() throws {
        func expiry(_ age: String, _ interval: String) throws -> Int? {
            let folder = "/proc/sys/vm"
            let tree = try FixtureTree([
                "\(folder)/dirty_expire_centisecs": age, "\(folder)/dirty_writeback_centisecs": interval,
            ])
            return DirtyMemory.expiry(root: tree.root)
        }
        #expect(try expiry("3000\n", "500\n") == 30_000_000_000)
        #expect(try expiry("3000\n", "0\n") == nil)
        #expect(try expiry("x\n", "500\n") == nil)
        #expect(DirtyMemory.expiry(root: "/none") == nil)
    }

    private func ofGroup(_ files: [String: String], cgroup: String = "0::/a/b\n") throws -> DirtyMemory? {
        let facts = [
            "/proc/self/cgroup": cgroup, "/proc/self/mountinfo": CgroupFactsTests.unified, "/proc/vmstat": Self.vmstat,
        ]
        let tree = try FixtureTree(facts.merging(files) { $1 })
        return DirtyMemory.ofGroup(root: tree.root)
    }

    private static let stat = "file_dirty 8192\nfile_writeback 4096\ninactive_file 1000000\nactive_file 3000000\n"

    @Test func `a group that is limited has its share of what may become dirty`() throws {
        let base = "/sys/fs/cgroup/a"
        let found = try #require(
            try ofGroup([
                "\(base)/memory.max": "30000000\n", "\(base)/memory.current": "14000000\n",
                "\(base)/b/memory.max": "max\n", "\(base)/b/memory.high": "max\n",
                "\(base)/b/memory.current": "9000000\n", "\(base)/b/memory.stat": Self.stat,
            ])
        )
        #expect(found.waitingBytes == 12288)
        // A tenth, as of the whole system, of its 4 MB of page cache and of the 16 MB up to the limit above it.
        #expect(found.backgroundBytes == 2_000_000)
    }

    @Test func `a group without a limit, and one of version 1, has no share of its own`() throws {
        let base = "/sys/fs/cgroup/a/b"
        let free = ["\(base)/memory.max": "max\n", "\(base)/memory.current": "9\n", "\(base)/memory.stat": Self.stat]
        #expect(try ofGroup(free) == nil)
        let limited = free.merging(["\(base)/memory.high": "30000000\n"]) { $1 }
        #expect(try ofGroup(limited) != nil)
        #expect(try ofGroup(limited, cgroup: "4:memory:/a/b\n") == nil)
    }
}
