package import Analysis
import Workloads

/// Explanations as text: a block for each case, in it a table for each engine, then why one is ahead.
package struct ExplainText {
    private static let indent = "    "

    private let explanations: [Explanation]
    private let style: Style

    /// The text of some cases.
    package init(_ explanations: [Explanation], style: Style = .plain) {
        self.explanations = explanations
        self.style = style
    }

    /// The text, with a line end after each line.
    package var text: String {
        var lines: [String] = []
        for explanation in explanations {
            if !lines.isEmpty { lines.append("") }
            lines += block(explanation)
        }
        let tail = [Self.legend] + common.map(Self.note)
        lines += [""] + tail.flatMap { wrapped($0, columns: ReportText.columns, indent: "  ") }.map(style.dim)
        return style.text(lines)
    }

    /// The notes of every case, which stand once.
    private var common: [ExplanationNote] {
        guard let first = explanations.first, explanations.count > 1 else { return [] }
        return first.gaps.filter { gap in explanations.allSatisfy { $0.gaps.contains(gap) } }
    }

    private static func note(_ gap: ExplanationNote) -> String { "note: \(gap.words)" }

    static let legend =
        "Times are of one operation of one thread, shares of the whole. Phases and waiting are measured; the other parts are counts "
        + "times prices that were measured before the first round, and no time is in two of them. What they leave is unexplained: "
        + "below 0 they promised more than was taken."

    private func block(_ explanation: Explanation) -> [String] {
        let title = wrapped(CaseBlock.title(explanation.benchCase), columns: ReportText.columns, indent: "  ")
        let rows = explanation.engines.map(ExplainRows.init)
        let widths = rows.map { table($0).widths }.reduce([0, 0, 0, 0]) { zip($0, $1).map(max) }
        var lines = title.map(style.bold)
        for rows in rows {
            lines += ["  \(rows.heading)"]
            if let counts = rows.counts { lines += [Self.indent + counts] }
            if let events = rows.events { lines += [Self.indent + events] }
            lines += table(rows).lines(indent: Self.indent, widths: widths).map(trimmed)
        }
        let notes = explanation.gaps.filter { !common.contains($0) }
        lines += (explanation.sentences + notes.map(Self.note)).flatMap {
            wrapped($0, columns: ReportText.columns - 2, indent: "  ").map { "  " + $0 }
        }
        return lines
    }

    private func table(_ rows: ExplainRows) -> TextTable {
        var table = TextTable([.left, .right, .right, .left])
        for row in rows.all {
            table.add([
                TextTable.Cell(text: (row.isInside ? "  " : "") + row.name),
                TextTable.Cell(text: row.time),
                TextTable.Cell(text: row.share),
                TextTable.Cell(text: row.basis, style: style.dim),
            ])
        }
        return table
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
