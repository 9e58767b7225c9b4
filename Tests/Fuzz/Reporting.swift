import Analysis
import Reports
import Results

/// What the program makes of a result, whatever it was read from: verdicts, explanations, table, JSON and CSV.
enum Reporting {
    static func report(_ header: ResultHeader, _ footer: ResultFooter, _ cases: [CaseResult]) {
        var findings = cases.map {
            CaseFinding(summarising: $0, calibration: header.calibration, environment: header.environment)
        }
        Verdicts.decide(&findings, looks: header.settings.looks.count)
        let explanations = findings.map { Explanation($0, environment: header.environment) }
        check(!TableReport(header: header, footer: footer, findings: findings).text.isEmpty, "an empty table")
        check(ExplainText(explanations).text.utf8.count >= 0, "no explanation")
        _ = try? ExplainJSON.text(explanations)
        var sink = MemorySink()
        let entries = zip(findings, cases).map { $0.entry(with: $1) }
        try? ResultJSON.write(header: header, footer: footer, to: &sink) { entries[$0] }
        var table = ResultCSV(suite: header.suite)
        for result in cases { try? table.append(result, to: &sink) }
        try? table.finish(to: &sink)
    }
}
