import Platform
import Testing

@Suite struct MemoryFactsTests {
    @Test func `meminfo is read in bytes`() throws {
        let text = """
            MemTotal:       24669068 kB
            MemFree:        20000000 kB
            MemAvailable:   23000000 kB
            Cached:          1000000 kB
            SwapCached:            3 kB
            SwapTotal:       2097148 kB
            SwapFree:        2097000 kB
            Dirty:               148 kB
            Writeback:             4 kB
            WritebackTmp:          9 kB
            HugePages_Total:      64
            """
        let facts = try #require(MemoryFacts(parsing: text))
        #expect(facts.totalBytes == 24_669_068 * 1024)
        #expect(facts.availableBytes == 23_000_000 * 1024)
        #expect(facts.cachedBytes == 1_000_000 * 1024)
        #expect(facts.dirtyBytes == 148 * 1024)
        #expect(facts.writebackBytes == 4 * 1024)
        #expect(facts.swapTotalBytes == 2_097_148 * 1024)
        #expect(facts.swapFreeBytes == 2_097_000 * 1024)
    }

    @Test func `a kernel that says less leaves fields unknown, and no total is no answer`() throws {
        let facts = try #require(MemoryFacts(parsing: "MemTotal: 16 kB\n"))
        #expect(facts.availableBytes == nil)
        #expect(facts.swapTotalBytes == nil)
        #expect(MemoryFacts(parsing: "MemFree: 16 kB\n") == nil)
        #expect(MemoryFacts(parsing: "MemTotal: many\n") == nil)
    }

    @Test func `this machine has more memory than is available`() throws {
        let facts = try #require(MemoryFacts.current())
        #expect(facts.totalBytes > facts.availableBytes ?? 0)
    }

    @Test func `huge page pools are ordered by size, and other directories left out`() throws {
        let base = "/sys/kernel/mm/hugepages"
        let tree = try FixtureTree([
            "\(base)/hugepages-1048576kB/nr_hugepages": "2\n", "\(base)/hugepages-1048576kB/free_hugepages": "1\n",
            "\(base)/hugepages-2048kB/nr_hugepages": "64\n", "\(base)/hugepages-2048kB/free_hugepages": "60\n",
            "\(base)/odd/nr_hugepages": "1\n", "\(base)/odd/free_hugepages": "1\n",
        ])
        let pools = HugePagePool.current(root: tree.root)
        #expect(pools.map(\.pageSize) == [2 << 20, 1 << 30])
        #expect(pools.map(\.total) == [64, 2])
        #expect(pools.map(\.free) == [60, 1])
    }

    @Test func `the settings of THP are the ones in brackets`() {
        let facts = TransparentHugePages(
            enabled: "[always] madvise never\n",
            defrag: "always defer defer+madvise [madvise] never\n",
            sharedMemory: nil
        )
        #expect(facts.enabled == "always")
        #expect(facts.defrag == "madvise")
        #expect(facts.sharedMemory == nil)
    }
}
