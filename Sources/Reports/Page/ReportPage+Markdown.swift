import Analysis
package import Results
import Workloads

extension ReportPage {
    /// Writes the same for a comment on a pull request: the answer, the pairs, the warnings, and how to measure it again.
    ///
    /// - Throws: what the sink throws.
    package func writeMarkdown(to sink: inout some ByteSink & ~Copyable) throws { try sink.write(markdown) }

    /// The Markdown, with a line end after each line.
    var markdown: String {
        Style.plain.text(sources.flatMap { lines($0, isOne: sources.count == 1) })
    }

    private func lines(_ source: ExportSource, isOne: Bool) -> [String] {
        let report = AnswerReport(
            header: source.header,
            footer: source.footer,
            findings: source.findings,
            figures: "below"
        )
        let title = isOne ? report.question : "\(source.name): \(report.question)"
        var lines = ["## \(MarkdownText.escaped(title))", ""]
        lines += ReportMarkdown.lines([report.sentence] + report.remarks + [.table(report.table)])
        let parts = [PairsPart([source], names: [nil]).part, Self.warnings(source, of: source.findings)]
        for part in parts.compactMap(\.self) + [MachinePart(source).part, ReproducePart(source).part] {
            lines += ["### \(MarkdownText.escaped(part.heading))", ""]
            for piece in part.pieces {
                switch piece {
                case .blocks(let blocks): lines += ReportMarkdown.lines(blocks)
                case .picture(_, _, let tables, _): lines += tables.flatMap { ReportMarkdown.lines($0.table) + [""] }
                case .code(_, let text, _): lines += ReportMarkdown.code(text)
                }
            }
        }
        return Array(lines.dropLast())
    }

    /// The warnings of the run and of these cases, each once; nil where there are none.
    static func warnings(_ source: ExportSource, of cases: [CaseFinding]) -> PagePart? {
        let names = CaseNames(source.findings.map(\.benchCase))
        let run = RunWarnings.all(header: source.header, footer: source.footer)
        let block = WarningBlock(run: run, cases: cases, names: names)
        guard !block.texts.isEmpty else { return nil }
        let items = block.texts.map { Report.Block.note(ReportNote(.warning, $0, tone: .doubtful)) }
        return PagePart(heading: "Warnings", pieces: [.blocks(items)])
    }
}
