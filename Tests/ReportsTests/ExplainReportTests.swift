import TestSupport
import Analysis
import FoundationEssentials
import Reports
import Results
import Testing
import Workloads

/// The forms of an explanation, held against files: a read of a warm file with a control, small files, and writes without one.
@Suite struct ExplainReportTests {
    private func explanations(counted: Bool = false) throws -> [Explanation] {
        var results = try Sample.results().filter {
            ["random-read", "small-files", "large-write"].contains($0.benchCase.workload)
        }
        if counted { results = [try Self.counted()] }
        var calibration = Sample.calibration
        calibration.faults = [
            FaultPrice(source: "one-page", pagesPerFault: 1, nanoseconds: 610),
            FaultPrice(source: "small-folios", pagesPerFault: 16, nanoseconds: 1450),
        ]
        calibration.controls = results.filter { !$0.benchCase.operation.writes }.map { result in
            var control = CaseControl(case: result.benchCase.id, regionBytes: 256 << 20, blockBytes: 4096)
            control.inPlaceNanoseconds = 470
            control.inPlaceHugeNanoseconds = 400
            control.copiedHugeNanoseconds = 580
            control.hotCopyNanoseconds = 66
            control.preadNanoseconds = 505
            return control
        }
        var environment = Environment()
        environment.counters.scope = counted ? .user : Environment.Counters.Scope.none
        environment.counters.reason = counted ? nil : "no hardware performance counters (no PMU)"
        var findings = results.map { CaseFinding(summarising: $0, calibration: calibration, environment: environment) }
        Verdicts.decide(&findings, looks: 1)
        return findings.map { Explanation($0, environment: environment) }
    }

    @Test func `the text has a table for each engine, a sentence and notes`() throws {
        let text = ExplainText(try explanations()).text
        try expectGolden(text, "explain-text")
        for line in text.split(separator: "\n") {
            #expect(line.count <= 130 && line.last != " ", "\(line)")
        }
    }

    /// A random read whose mapping waits for its translations, as a machine with a PMU counts it.
    private static func counted() throws -> CaseResult {
        Sample.result(try Sample.benchCase("random-read", ["pread", "mmap"]), [1220, 512]) { engine, trial in
            trial[.syscalls] = engine == 0 ? 1000 : 0
            trial[.cycles] = engine == 0 ? 3_904_000 : 1_638_000
            trial[.instructions] = engine == 0 ? 4_310_000 : 402_000
            trial[.dtlbMisses] = engine == 0 ? 310 : 1020
        }
    }

    @Test func `cycles, instructions and dTLB misses are shown where they were counted`() throws {
        let explanations = try explanations(counted: true)
        try expectGolden(ExplainText(explanations).text, "explain-events-text")
        try expectGolden(ExplainMarkdown.text(explanations), "explain-events-markdown")
        try expectGolden(try ExplainJSON.text(explanations), "explain-events-json")
    }

    @Test func `colour changes nothing but escape sequences`() throws {
        let explanations = try explanations()
        let colour = ExplainText(explanations, style: Style(color: true)).text
        #expect(colour.contains("\u{1b}["))
        #expect(colour.replacing(/\u{1b}\[[0-9]*m/, with: "") == ExplainText(explanations).text)
    }

    @Test func `Markdown has a table for each engine`() throws {
        try expectGolden(ExplainMarkdown.text(try explanations()), "explain-markdown")
    }

    @Test func `JSON reads back`() throws {
        let text = try ExplainJSON.text(try explanations())
        try expectGolden(text, "explain-json")
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(value["schema"] == .string("faultline.explain/1") && value["cases"]?.elements?.count == 3)
    }
}
