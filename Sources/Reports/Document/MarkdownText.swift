import Workloads

/// What Markdown needs of texts that come from files.
enum MarkdownText {
    /// A row of a table.
    static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// Text in which nothing may act as markup.
    static func escaped(_ text: String) -> String {
        PrintableText.escaped(text).reduce(into: "") { result, letter in
            if "\\`*_|<>[]#".contains(letter) { result += "\\" }
            result.append(letter)
        }
    }

    /// Text as code; a pipe would end the cell, and a backtick the code.
    static func code(_ text: String) -> String {
        "`" + String(PrintableText.escaped(text).map { $0 == "|" ? "/" : $0 == "`" ? "'" : $0 }) + "`"
    }
}
