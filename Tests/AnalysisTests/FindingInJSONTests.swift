import Analysis
import Results
import Testing
import Workloads
import TestSupport

@Suite struct FindingInJSONTests {
    @Test func `findings are written beside the trials and the document reads back`() throws {
        let benchCase = try Make.benchCase()
        let odd = (0..<16).map { $0 == 3 ? Double.nan : 500 }
        let results = [
            Make.result(benchCase, [Make.times(1000), odd]),
            Make.result(try Make.benchCase(["pread"], kind: .smallFiles), [[]]),
        ]
        var findings = results.map { CaseFinding(summarising: $0, calibration: Make.calibration()) }
        Verdicts.decide(&findings, looks: 1)
        let header = ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0", compiler: "", build: "release"),
            started: "",
            suite: "",
            arguments: [],
            seed: 0,
            settings: RunSettings(
                looks: [16],
                minTrialNanoseconds: 0,
                groupNanoseconds: 0,
                timeBudgetSeconds: nil,
                cpus: []
            ),
            environment: Environment(),
            calibration: Make.calibration(),
            cases: results.map(\.benchCase.record)
        )
        var sink = MemorySink()
        let footer = ResultFooter(finished: "", ended: "done", elapsedSeconds: 1)
        try ResultJSON.write(header: header, footer: footer, to: &sink) { findings[$0].entry(with: results[$0]) }
        let document = try ResultDocument(parsing: sink.bytes)
        #expect(document.cases.map(\.benchCase) == results.map(\.benchCase))
        let cases = try #require(try JSONValue(parsing: sink.bytes)["cases"]?.elements)
        #expect(cases[0]["comparisons"]?.elements?.first?["verdict"] == .string("faster"))
        #expect(cases[0]["comparisons"]?.elements?.first?["rounds"] == .integer(15))
        let summary = try #require(cases[0]["summaries"]?.elements?.last)
        #expect(summary["median_nanoseconds_per_operation"] == .integer(500))
        #expect(summary["statuses"]?["valid"] == .integer(16))
        // What was found in the run is found in its file again.
        var again = document.cases.map { CaseFinding(summarising: $0, calibration: document.header.calibration) }
        Verdicts.decide(&again, by: document.header.settings)
        #expect(again.map(\.comparisons) == findings.map(\.comparisons))
        #expect(again.map(\.summaries) == findings.map(\.summaries))
    }
}
