import Analysis
import Harness
import Reports
import Results
import TestSupport

/// All that the pins know of stored results: their bytes in, what is made of them out. What these types become is adapted here alone.
struct PinnedResults {
    private let header: ResultHeader
    private let footer: ResultFooter
    private let columns: [TrialColumn]
    private let cases: [CaseResult]
    private let findings: [CaseFinding]

    /// Reads a result's JSON and analyses it, as commands do.
    init(json bytes: [UInt8]) throws {
        let document = try ResultDocument(parsing: bytes)
        header = document.header
        footer = document.footer
        columns = document.columns
        cases = document.cases
        let header = document.header
        var findings = document.cases.map {
            CaseFinding(summarising: $0, calibration: header.calibration, environment: header.environment)
        }
        Verdicts.decide(&findings, by: header.settings)
        self.findings = findings
    }

    /// The JSON, written again.
    func json() throws -> [UInt8] {
        var sink = MemorySink()
        try ResultJSON.write(header: header, footer: footer, columns: columns, to: &sink) {
            findings[$0].entry(with: cases[$0])
        }
        return sink.bytes
    }

    /// The CSV.
    func csv() throws -> [UInt8] {
        var sink = MemorySink()
        var table = ResultCSV(suite: header.suite, columns: columns)
        for result in cases { try table.append(result, to: &sink) }
        try table.finish(to: &sink)
        return sink.bytes
    }

    /// The table that `run` printed.
    func table() -> String { TableReport(header: header, footer: footer, findings: findings).text }
}
