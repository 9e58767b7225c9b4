public import Analysis
import Results

/// A comparison as Markdown, with a table for each file: for pull requests and notes.
public enum CompareMarkdown {
    /// The text, with a line end after each line.
    public static func text(_ finding: CompareFinding) -> String {
        let text = CompareText(finding: finding)
        var lines = ["- **A** (base): \(escaped(CompareText.facts(finding.base)))"]
        for (place, file) in finding.others.enumerated() {
            lines.append("- **\(CompareText.letter(place + 1))**: \(escaped(CompareText.facts(file.facts)))")
        }
        for (place, file) in finding.others.enumerated() { lines += section(file, place + 1, text) }
        if finding.hasFigures { lines += ["", text.method, "", text.advice] }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func section(_ file: CompareFile, _ place: Int, _ text: CompareText) -> [String] {
        let letter = CompareText.letter(place)
        var lines = ["", "### \(letter) against A"]
        if file.state != .compared {
            lines += ["", "**\(escaped(CompareText.refusal(file, base: text.finding.base)))**"]
        }
        if !file.differences.isEmpty {
            lines += ["", "| differs | A | \(letter) |", "|---|---|---|"]
            lines += file.differences.map {
                let name = escaped($0.field)
                return line([$0.isBlocking ? "**\(name)**" : name, escaped($0.base), escaped($0.other)])
            }
        }
        if !file.cases.isEmpty {
            lines += ["", line(["case", "engine", "A", letter, "\(letter) / A [interval]", "rounds", "verdict"])]
            lines.append("|---|---|--:|--:|---|--:|---|")
            for entry in file.cases { lines += entry.rows.map { row(entry, $0, text) } }
            lines += file.means.map {
                let ratio = CompareText.ratio($0.ratio, $0.lower, $0.upper)
                return line(["*geometric mean*", escaped(CompareText.name($0)), "", "", ratio, "", ""])
            }
        }
        for (name, ids) in [("A", file.onlyInBase), (letter, file.onlyHere)] where !ids.isEmpty {
            lines += ["", "Only in \(name):", ""] + ids.map { "- \(code($0))" }
        }
        if file.cases.isEmpty, file.state != .refused { lines += ["", "No case is in both files."] }
        return lines
    }

    private static func row(_ entry: CompareCase, _ row: CompareRow, _ text: CompareText) -> String {
        let note = row.verdict == .notComparable ? row.note.map { " (\($0))" } ?? "" : ""
        return line([
            code(entry.id), code(CompareText.name(row)), text.figure(row.baseMedian, row),
            text.figure(row.otherMedian, row), CompareText.ratio(row.ratio, row.lower, row.upper),
            CompareText.rounds(row), escaped(text.verdict(row) + note),
        ])
    }

    private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// Text from files, in which nothing may act as markup.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, letter in
            if "\\`*_|<>[]#".contains(letter) { result += "\\" }
            result.append(letter.isNewline ? " " : letter)
        }
    }

    /// Text as code; a pipe would end the cell, and a backtick the code.
    private static func code(_ text: String) -> String {
        "`" + String(text.map { $0 == "|" ? "/" : $0 == "`" ? "'" : $0.isNewline ? " " : $0 }) + "`"
    }
}
