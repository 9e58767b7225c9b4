/// A report as text: a pure function of the document and the style. It alone knows widths, indents and where lines break.
package enum ReportText {
    /// The columns that the text keeps to, wherever a single name is not wider.
    package static let columns = 110
    /// Names are not given more columns than these: a longer one has a line of its own, or is cut.
    static let mostNameColumns = 28
    private static let indent = "  "

    /// The text, with a line end after each line.
    package static func text(_ report: Report, style: Style = .plain) -> String {
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
            for block in section.blocks { lines += self.lines(block, widths: widths, style: style) }
        }
        return style.text(lines)
    }

    private static func lines(_ block: Report.Block, widths: [Int], style: Style) -> [String] {
        switch block {
        case .table(let table):
            switch table.role {
            case .main:
                let rows = table.rows.flatMap { folded($0.map { cell($0, style) }, table.columns) }
                return textTable(table.columns, rows).lines(indent: indent, widths: widths)
            case .detail:
                let rows = [headings(table)] + table.rows.map { $0.map { cell($0, style) } }
                return textTable(table.columns, rows.map { cut($0, table.columns) }).lines(indent: indent + indent)
            }
        case .note(let note):
            let margin = note.kind == .remark ? indent : ""
            return lines(note).map { margin + style.tone(note.tone)($0) }
        case .figure: return []
        }
    }

    private static func lines(_ note: ReportNote) -> [String] {
        switch note.kind {
        case .remark: wrapped(note.text, columns: columns - indent.count, indent: indent)
        case .paragraph: wrapped(note.text, columns: columns, indent: "")
        case .item: wrapped(note.text, columns: columns, indent: indent + indent)
        case .warning: wrapped("! \(note.text)", columns: columns, indent: indent)
        case .files: [note.text]
        }
    }
}
