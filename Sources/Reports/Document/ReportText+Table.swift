extension ReportText {
    /// Rows set out in the columns of a table.
    static func textTable(_ columns: [ReportTable.Column], _ rows: [[TextTable.Cell]]) -> TextTable {
        var table = TextTable(columns.map { $0.side == .leading ? .left : .right })
        for row in rows { table.add(row) }
        return table
    }

    static func headings(_ table: ReportTable) -> [TextTable.Cell] {
        table.columns.map { TextTable.Cell(text: $0.title) }
    }

    static func cell(_ cell: ReportCell, _ style: Style) -> TextTable.Cell {
        TextTable.Cell(text: cell.text, style: style.tone(cell.tone))
    }

    /// Widths without what has a line of its own.
    static func capped(_ widths: [Int], _ columns: [ReportTable.Column]) -> [Int] {
        zip(widths, columns).map { $1.fit == .folded ? min($0, mostNameColumns) : $0 }
    }

    /// A row, with a row of its own before it for a name that is too long.
    static func folded(_ row: [TextTable.Cell], _ columns: [ReportTable.Column]) -> [[TextTable.Cell]] {
        guard let first = row.first, columns.first?.fit == .folded, first.text.count > mostNameColumns else {
            return [row]
        }
        var rest = row
        rest[0].text = ""
        return [[first], rest]
    }

    /// A row in which names that are too long end in dots.
    static func cut(_ row: [TextTable.Cell], _ columns: [ReportTable.Column]) -> [TextTable.Cell] {
        zip(row, columns).map { cell, column in
            guard column.fit == .cut, cell.text.count > mostNameColumns else { return cell }
            var cell = cell
            cell.text = cell.text.prefix(mostNameColumns - 3) + "..."
            return cell
        }
    }
}
