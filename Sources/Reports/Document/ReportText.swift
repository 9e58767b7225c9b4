/// A report as text: a pure function of the document, the style and the width. It alone knows indents and where lines break.
package enum ReportText {
    /// The columns that the text keeps to where nobody says otherwise, wherever a single name is not wider.
    package static let columns = 110
    /// Names are not given more columns than these: a longer one has a line of its own, or is cut.
    static let mostNameColumns = 28
    static let indent = "  "

    /// The text, with a line end after each line.
    package static func text(_ report: Report, style: Style = .plain, columns: Int = Self.columns) -> String {
        let main = report.tables.filter { $0.role == .main }
        let top = main.first.map { textTable($0.columns, [headings($0)]) }
        var widths = top?.widths ?? []
        for table in main {
            let rows = textTable(table.columns, table.rows.map { $0.map { cell($0, style) } })
            widths = zip(widths, capped(rows.widths, table.columns)).map { max($0, $1) }
        }
        var lines = (top?.lines(indent: indent, widths: widths) ?? []).map(style.bold)
        for section in report.sections {
            if !lines.isEmpty { lines.append("") }
            lines += (section.heading.map { wrapped($0, columns: columns, indent: indent) } ?? []).map(style.bold)
            let labels = labelWidth(section)
            for block in section.blocks {
                lines += self.lines(block, widths: widths, labels: labels, style: style, columns: columns)
            }
        }
        return style.text(lines)
    }

    private static func lines(
        _ block: Report.Block,
        widths: [Int],
        labels: Int,
        style: Style,
        columns: Int
    ) -> [String] {
        switch block {
        case .table(let table):
            switch table.role {
            case .main:
                let rows = table.rows.flatMap { folded($0.map { cell($0, style) }, table.columns) }
                return textTable(table.columns, rows).lines(indent: indent, widths: widths)
            case .detail:
                let rows = [headings(table)] + table.rows.map { $0.map { cell($0, style) } }
                return textTable(table.columns, rows.map { cut($0, table.columns) }).lines(indent: indent + indent)
            case .list: return list(table, columns: columns, style: style)
            }
        case .note(let note):
            if case .labelled(let label, let isIndented) = note.kind {
                let margin = isIndented ? indent : ""
                return labelled(label, note, margin: margin, width: labels, columns: columns, style: style)
            }
            let margin = note.kind == .remark ? indent : ""
            return lines(note, columns: columns).map { margin + style.tone(note.tone)($0) }
        case .figure: return []
        }
    }

    private static func lines(_ note: ReportNote, columns: Int) -> [String] {
        switch note.kind {
        case .remark: wrapped(note.text, columns: columns - indent.count, indent: indent)
        case .paragraph, .labelled: wrapped(note.text, columns: columns, indent: "")
        case .item: wrapped(note.text, columns: columns, indent: indent + indent)
        case .warning: wrapped("! \(note.text)", columns: columns, indent: indent)
        case .files: [note.text]
        }
    }
}
