import Analysis
import FoundationEssentials
import Reports
import Results
import Testing
import Workloads

/// The forms of an explanation, held against files: a read of a warm file with a control, small files, and writes without one.
@Suite struct ExplainReportTests {
    private func explanations() throws -> [Explanation] {
        let results = try Sample.results().filter {
            ["random-read", "small-files", "large-write"].contains($0.benchmark.workload)
        }
        var calibration = Sample.calibration
        calibration.faults = [
            FaultPrice(source: "one-page", pagesPerFault: 1, nanoseconds: 610),
            FaultPrice(source: "small-folios", pagesPerFault: 16, nanoseconds: 1450),
        ]
        calibration.controls = results.filter { !$0.benchmark.operation.writes }.map { result in
            var control = CaseControl(case: result.benchmark.id, regionBytes: 256 << 20, blockBytes: 4096)
            control.inPlaceNanoseconds = 470
            control.inPlaceHugeNanoseconds = 400
            control.copiedHugeNanoseconds = 580
            control.hotCopyNanoseconds = 66
            control.preadNanoseconds = 505
            return control
        }
        var environment = Environment()
        environment.counters.hasHardware = false
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
