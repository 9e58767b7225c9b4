import Engines
import Reports
import Testing
import Workloads
import TestSupport

@Testing.Suite struct ListReportTests {
    private func suite() throws -> Suite {
        Workloads.Suite(
            name: "quick",
            summary: "a first answer within a minute",
            looks: [16, 32],
            cases: [
                try Sample.benchCase("random-read", ["pread", "mmap:advice=random"]),
                try Sample.benchCase("small-files", ["pread", "mmap"], kind: .smallFiles, pattern: .sequential),
            ]
        )
    }

    private typealias Suite = Workloads.Suite

    @Test func `suites with their cases and costs`() throws {
        let entries = [
            ListReport.SuiteEntry(suite: try suite(), secondsPerRound: [0.32, 0.9]),
            ListReport.SuiteEntry(suite: try suite(), secondsPerRound: []),
        ]
        try expectGolden(ListReport().suites(entries), "list-suites")
    }

    @Test func `a suite too large for its rounds is told so`() throws {
        let cases = try (0..<400).map { try Sample.benchCase("case-\($0)", ["pread", "mmap"]) }
        let suite = Suite(name: "huge", summary: "too much", cases: cases)
        let text = ListReport().suites([ListReport.SuiteEntry(suite: suite, secondsPerRound: [])])
        #expect(text.contains("400 cases, 400 pairs, looks after 16 rounds; no pair can be decided before round 17"))
    }

    @Test(
        arguments: [
            (nil, "about 22 s to 42 s\n"), (30, "about 22 s to 30 s, the time budget\n"),
            (15, "15 s (the time budget; 16 rounds would take about 22 s)\n"),
        ]
    )
    func `a time budget bounds what a suite takes`(budget: Double?, words: String) throws {
        let cases = try suite().cases
        let suite = Suite(name: "s", summary: "t", looks: [16, 32], timeBudgetSeconds: budget, cases: cases)
        let entry = ListReport.SuiteEntry(
            suite: suite,
            secondsPerRound: [0.5, 1.0],
            startSeconds: 2,
            sharedSeconds: 0.25
        )
        #expect(ListReport().suites([entry]).contains("looks after 16, 32 rounds, " + words))
    }

    @Test func `engines with what they can't and whether they can be used here`() throws {
        let entries = EngineRegistry.builtIn.descriptors.filter { ["pread", "mmap"].contains($0.name) }.map {
            ListReport.EngineEntry(engine: $0, obstacle: $0.name == "mmap" ? "no memory" : nil)
        }
        try expectGolden(ListReport().engines(entries), "list-engines")
    }

    @Test func `nothing to list is an empty text`() {
        #expect(ListReport().suites([]).isEmpty && ListReport().engines([]).isEmpty)
    }
}
