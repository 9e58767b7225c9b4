package import Analysis
import Workloads

/// Explanations as Markdown, with a table for each engine.
package enum ExplainMarkdown {
    /// The text, with a line end after each line.
    package static func text(_ explanations: [Explanation]) -> String {
        var lines: [String] = []
        for explanation in explanations {
            lines += ["### \(MarkdownText.escaped(CaseBlock.title(explanation.benchCase)))", ""]
            lines += [MarkdownText.code(explanation.id)]
            for engine in explanation.engines { lines += table(ExplainRows(engine)) }
            lines += [""] + (explanation.sentences + explanation.notes).map { "- \(MarkdownText.escaped($0))" } + [""]
        }
        return Style.plain.text(lines + [ExplainText.legend])
    }

    private static func table(_ rows: ExplainRows) -> [String] {
        ["", MarkdownText.escaped(rows.heading)] + (rows.counts.map { ["", MarkdownText.escaped($0)] } ?? [])
            + (rows.events.map { ["", MarkdownText.escaped($0)] } ?? [])
            + ["", "| part | time | share | from |", "|---|--:|--:|---|"]
            + rows.all.map { row in
                let name = row.isInside ? "access: \(row.name)" : row.name
                return MarkdownText.line([name, row.time, row.share, row.basis].map(MarkdownText.escaped))
            }
    }
}
