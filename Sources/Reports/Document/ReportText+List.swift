extension ReportText {
    /// The least that a text has to itself before its group's name gets a line of its own.
    private static let leastColumns = 22
    private static let gap = 2

    /// Rows without headings. The first cell names a group, and has a line of its own where the rest would have too little room; the
    /// second goes on in further lines; what stands last in a row takes the room of the empty cells behind it.
    static func list(_ table: ReportTable, columns: Int, style: Style) -> [String] {
        let rows = table.rows.map { $0.map { cell($0, style) } }
        var widths = table.columns.indices.map { column in
            rows.map { row in
                // A text that has the rest of the row to itself says nothing of the column's width.
                let isLast = column > 1 && row.dropFirst(column + 1).allSatisfy(\.text.isEmpty)
                return isLast && column < table.columns.count - 1 ? 0 : row[column].text.count
            }.max() ?? 0
        }
        guard widths.count > 2 else { return textTable(table.columns, rows).lines(indent: indent) }
        let room = columns - indent.count
        // The name of an engine may be long, and is not broken.
        let words = rows.flatMap { $0.dropFirst(2).flatMap { $0.text.split(separator: " ") } }
        let longest = min(room / 2 + gap + gap, words.map(\.count).max() ?? 0)
        let tail = max(leastColumns, longest, widths[2...].reduce(-gap) { $0 + ($1 > 0 ? $1 + gap : 0) })
        let folds = widths[0] + gap + min(widths[1], leastColumns) + gap + tail > room
        let lead = folds ? gap : widths[0] + gap
        widths[1] = min(widths[1], max(leastColumns, room - lead - gap - tail))
        return rows.flatMap { row -> [String] in
            let heading = folds && !row[0].text.isEmpty ? [indent + row[0].style(row[0].text)] : []
            var rest = row
            if folds { rest[0].text = "" }
            return heading + lines(rest, widths: [lead - gap] + widths.dropFirst(), room: room)
        }
    }

    /// The lines of one row.
    private static func lines(_ row: [TextTable.Cell], widths: [Int], room: Int) -> [String] {
        let last = row.lastIndex { !$0.text.isEmpty } ?? 0
        var start = 0
        let texts = row.indices.map { column in
            defer { start += widths[column] + gap }
            let width = column == last ? max(leastColumns, room - start) : widths[column]
            return wrapped(row[column].text, columns: max(1, width), indent: "")
        }
        return (0..<max(1, texts.map(\.count).max() ?? 0)).map { place in
            var line = indent
            var pending = ""
            for (column, cell) in row.enumerated() {
                let text = place < texts[column].count ? texts[column][place] : ""
                if !text.isEmpty {
                    line += pending + cell.style(text)
                    pending = ""
                }
                pending += String(repeating: " ", count: max(0, widths[column] - text.count) + gap)
            }
            return line
        }
    }
}
