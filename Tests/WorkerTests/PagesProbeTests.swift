import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines
@testable import Worker
import TestSupport

/// What is found out about the pages of real files after a trial.
@Suite struct PagesProbeTests {
    @Test func `a file that is resident in part is not read any further, and what is resident is mapped`() throws {
        let round = try RoundFixture { _ in }
        let file = try FileHandle(round.file)
        try file.advise(.random)
        func probe(_ isFullyResident: Bool) -> PagesProbe {
            PagesProbe(
                path: round.file,
                size: round.data.fileSize,
                isFullyResident: isFullyResident,
                memory: nil
            )
        }
        /// The pages in the cache before the probe and after it, and those that it found mapped.
        struct Pages: Equatable { var before, after, mapped: Int }
        let part = try undisturbed(until: { $0.before >= 256 && $0.before == $0.after && $0.after == $0.mapped }) {
            #expect(try PageCache.evict(file).isEmpty)
            _ = try file.bytes(in: 0..<256 * PageCache.pageSize)
            let before = try PageCache.residency(of: file).cached
            #expect(before < 1024)
            let part = probe(false)
            #expect(part.nodes == nil)
            let mapped = try #require(part.range).residentBytes / PageCache.pageSize
            return Pages(before: before, after: try PageCache.residency(of: file).cached, mapped: mapped)
        }
        #expect(part.before >= 256)
        #expect(part == Pages(before: part.before, after: part.before, mapped: part.before))
        let whole = try undisturbed(until: { $0 == 4 << 20 }) { try #require(probe(true).range).residentBytes }
        #expect(whole == 4 << 20)
    }

    @Test(.enabled(if: isPlacementKnown, "pages can't be looked up on nodes here"))
    func `nodes are looked up where nothing is asked for, and what can't be seen then is no obstacle`() throws {
        let round = try RoundFixture { _ in }
        func probe(_ path: String, _ looksAtNodes: Bool) -> PagesProbe {
            PagesProbe(path: path, size: 4 << 20, isFullyResident: true, memory: nil, looksAtNodes: looksAtNodes)
        }
        let seen = try undisturbed(until: { $0 == 1024 }) { try #require(probe(round.file, true).nodes).found }
        #expect(seen == 1024)
        #expect(probe(round.file, false).nodes == nil)
        #expect(probe("/no/such/file", true).nodesObstacle == nil)
    }

    private static let isPlacementKnown = if case .available = NUMALibrary.state { true } else { false }

    @Test func `without an answer of smaps the page sizes are unknown, and that is said`() {
        let probe = PagesProbe(OwnMemory(range: nil, nodes: nil))
        #expect(probe.range == nil && probe.nodesObstacle == nil)
        #expect(probe.observations.text == "page sizes: /proc/self/smaps has no answer")
        #expect(
            PagesProbe(path: "/no/such/file", size: 4096, isFullyResident: true, memory: nil).observations.text != nil
        )
    }

    @Test func `hugetlb pages count whoever maps them, and major faults are faults`() throws {
        let smaps = """
            7f0000000000-7f0000800000 rw-s 00000000 00:10 42 /anon_hugepage
            Size:               8192 kB
            KernelPageSize:     2048 kB
            Rss:                   0 kB
            Shared_Hugetlb:     2048 kB
            Private_Hugetlb:    4096 kB

            """
        let range = try #require(SmapsRange(parsing: smaps, start: 0x7f00_0000_0000, end: 0x7f00_0080_0000))
        var trial = Trial(round: 0, position: 0, status: .valid)
        (trial[.minorFaults], trial[.majorFaults], trial.bytes) = (3, 5, 2 << 20)
        let benchCase = try CaseDraft().makeCase()
        let memory = OwnMemory(range: range, nodes: nil)
        trial.take(PagesProbe(memory), buffer: nil, engine: benchCase.engines[0], of: benchCase)
        #expect(trial.sharedHugetlbBytes == 6 << 20 && trial.pageBytesObtained == 2 << 20)
        #expect(trial.faultsPerMebibyte == 4)
        #expect(MappingPages(range).sharedHugetlbBytes == 2 << 20)
        #expect(MappingPages(range).privateHugetlbBytes == 4 << 20)
    }
}
