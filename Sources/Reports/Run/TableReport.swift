package import Analysis
package import Results
import Workloads

/// What a user sees at the end of a run, and of a stored result: a part for each case, then how to read it, the warnings and the
/// files.
package struct TableReport {
    private let header: ResultHeader
    private let footer: ResultFooter
    private let findings: [CaseFinding]
    private let shown: [CaseFinding]
    private let style: Style
    private let files: [String]

    /// Makes a report of decided findings.
    ///
    /// - Parameters:
    ///   - findings: of the whole run, over which verdicts are corrected.
    ///   - shown: the ids of the cases that are shown; nil for all of them.
    ///   - files: where the result was written, for the last lines.
    package init(
        header: ResultHeader,
        footer: ResultFooter,
        findings: [CaseFinding],
        showing shown: Set<String>? = nil,
        files: [String] = [],
        style: Style = .plain
    ) {
        self.header = header
        self.footer = footer
        self.findings = findings
        self.shown = findings.filter { shown?.contains($0.benchCase.id) ?? true }
        self.files = files
        self.style = style
    }

    /// The text, with a line end after each line.
    package var text: String { ReportText.text(document, style: style) }

    /// What is said, before it is set in type.
    package var document: Report {
        let ids = Set(shown.map(\.benchCase.id))
        let isShown = { (benchCase: Case) in ids.contains(benchCase.id) }
        let names = CaseNames(findings.map(\.benchCase))
        let legend = TableLegend(header: header, footer: footer, findings: findings, shown: shown)
        let rest: [Report.Section?] = [
            ContrastBlock(MemoryContrast.all(findings, of: isShown)).section,
            ScalingBlock(Scaling.all(findings, of: isShown)).section,
            legend.section,
            WarningBlock(run: RunWarnings.all(header: header, footer: footer), cases: shown, names: names).section,
            files.isEmpty
                ? nil : Report.Section([.note(ReportNote(.files, "wrote " + files.joined(separator: " and ")))]),
        ]
        return Report(shown.map { CaseBlock($0, names: names).section } + rest.compactMap { $0 })
    }
}
