import Results
import Testing
import Workloads

@testable import Analysis

@Suite("Cases with other memory against each other")
struct MemoryContrastTests {
    private func finding(_ memory: MemoryRequest?, _ times: [[Double]]) throws -> CaseFinding {
        CaseFinding(
            summarising: Make.result(try Make.benchCase().asking(memory), times),
            calibration: nil
        )
    }

    private func request(_ pages: HugePages, _ numa: NUMAPlacement, backing: Backing = .memfd) -> MemoryRequest? {
        MemoryRequest(backing: backing, hugePages: pages, numa: numa)
    }

    private let rounds = 20

    private func times(_ pread: Double, _ mmap: Double) -> [[Double]] {
        // A common drift: it cancels only where the same rounds are paired.
        [pread, mmap].map { base in (0..<rounds).map { base * (1 + Double($0)) } }
    }

    @Test func `remote and interleaved memory stand against local memory, round by round`() throws {
        let contrasts = MemoryContrast.all([
            try finding(request(.off, .local), times(100, 50)), try finding(request(.off, .remote), times(150, 100)),
            try finding(request(.off, .interleave), times(120, 60)),
        ])
        #expect(contrasts.map(\.asked) == ["numa=remote", "numa=remote", "numa=interleave", "numa=interleave"])
        #expect(contrasts.allSatisfy { $0.against == "numa=local" && $0.ratio.rounds == rounds })
        let expected = [1.5, 2, 1.2, 1.2]
        for (contrast, ratio) in zip(contrasts, expected) {
            #expect(abs(contrast.ratio.ratio - ratio) < 1e-9)
            let interval = try #require(contrast.ratio.interval)
            #expect(abs(interval.lowerBound - ratio) < 1e-9 && abs(interval.upperBound - ratio) < 1e-9)
        }
    }

    @Test func `pages of the pool stand against the twin, transparent ones against none`() throws {
        let contrasts = MemoryContrast.all([
            try finding(request(.hugetlb2MiB, .off), times(90, 45)), try finding(request(.off, .off), times(100, 50)),
            try finding(request(.transparent, .off), times(80, 40)),
        ])
        #expect(
            contrasts.map(\.asked) == [
                "huge-pages=hugetlb-2MiB", "huge-pages=hugetlb-2MiB", "huge-pages=thp", "huge-pages=thp",
            ]
        )
        #expect(contrasts.map { ($0.ratio.ratio * 10).rounded() } == [9, 9, 8, 8])
    }

    @Test func `a case alone has no contrast, and rounds that are not valid in both are left out`() throws {
        #expect(MemoryContrast.all([try finding(request(.off, .remote), times(1, 1))]).isEmpty)
        #expect(MemoryContrast.all([try finding(nil, times(1, 1))]).isEmpty)
        var partly = times(100, 50)
        partly[0][3] = .nan
        let contrasts = MemoryContrast.all([
            try finding(request(.off, .local), partly), try finding(request(.off, .remote), times(150, 100)),
        ])
        #expect(contrasts.map(\.ratio.rounds) == [rounds - 1, rounds])
    }

    @Test func `pages that were not obtained are told, and what sets a twin apart`() throws {
        var result = Make.result(
            try Make.benchCase().asking(request(.transparent, .off, backing: .file)),
            times(100, 50)
        )
        result = CaseResult(result.benchCase)
        for engine in 0..<2 {
            for round in 0..<4 {
                var trial = Make.trial(round, nanoseconds: 100)
                trial.pageBytesAsked = 2 << 20
                trial.pageBytesObtained = engine == 0 || round > 0 ? 2 << 20 : 4096
                result.tables[engine].append(trial)
            }
        }
        let warnings = CaseFinding(summarising: result, calibration: nil).warnings
        #expect(
            warnings == [.pagesNotObtained(engine: "mmap", count: 1, of: 4, asked: 2 << 20, obtained: 4096)],
            "\(warnings)"
        )
        #expect(
            warnings[0].description.hasPrefix(
                "mmap: asked for pages of 2MiB, obtained pages of 4KiB in 1 of 4 trials"
            ),
            "\(warnings[0])"
        )
        #expect(try finding(request(.hugetlb2MiB, .off), times(1, 1)).warnings.contains(.hugetlbTwin(base: 4096)))
    }
}
