import Workloads

/// Columns of text set out with spaces. Widths count characters, before any colour is added.
struct TextTable {
    /// The side that a column is set to.
    enum Side {
        case left
        case right
    }

    /// A cell: its text, and how it is set off once its width is known.
    struct Cell {
        var text: String
        var style: (String) -> String

        /// The width that counts is that of the text as it is printed.
        init(text: String, style: @escaping (String) -> String = { $0 }) {
            self.text = PrintableText.escaped(text)
            self.style = style
        }
    }

    let sides: [Side]
    let gap: String
    private(set) var rows: [[Cell]] = []

    init(_ sides: [Side], gap: String = "  ") {
        self.sides = sides
        self.gap = gap
    }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    mutating func add(_ texts: [String]) { rows.append(texts.map { Cell(text: $0) }) }

    /// The width of each column.
    var widths: [Int] {
        sides.indices.map { column in rows.map { column < $0.count ? $0[column].text.count : 0 }.max() ?? 0 }
    }

    /// A line for each row, without spaces at its end.
    func lines(indent: String = "", widths given: [Int]? = nil) -> [String] {
        let widths = given ?? self.widths
        return rows.map { row in
            var line = indent
            var pending = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: max(0, widths[column] - cell.text.count))
                let right = sides[column] == .right
                if right { pending += padding }
                if !cell.text.isEmpty {
                    line += pending + cell.style(cell.text)
                    pending = ""
                }
                if !right { pending += padding }
                pending += gap
            }
            return line
        }
    }
}

/// A text in lines of at most `columns` columns, cut between words; lines after the first are indented.
func wrapped(_ text: String, columns: Int, indent: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in PrintableText.escaped(text).split(separator: " ", omittingEmptySubsequences: true) {
        if !line.isEmpty, line.count + 1 + word.count > columns {
            lines.append(line)
            line = indent + word
        } else {
            line += line.isEmpty ? String(word) : " \(word)"
        }
    }
    return line.isEmpty ? lines : lines + [line]
}
