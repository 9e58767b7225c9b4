/// A text cell of a CSV file.
package enum CSVField {
    /// The cell as it stands in the file, by RFC 4180 (section 2, rules 5 to 7).
    ///
    /// Spreadsheets run a cell that starts with `=`, `+`, `-` or `@`, quoted or not (a tab or CR before it, too, but these are
    /// escaped): such a text gets an apostrophe in front, by which they show it as it is. Numbers are no texts and keep their sign.
    /// Source: OWASP, "CSV Injection".
    package static func text(_ text: String) -> String {
        var cell = PrintableText.escaped(text)
        if let first = cell.utf8.first, starts.contains(first) { cell = "'" + cell }
        guard needsQuotes(cell) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static let starts = Set("=+-@".utf8)

    /// A colon or number sign at the start of a line would be a command to a CI log.
    private static func needsQuotes(_ cell: String) -> Bool {
        cell.utf8.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") }
            || cell.first == " " || cell.last == " " || cell.first == ":" || cell.first == "#"
    }
}
