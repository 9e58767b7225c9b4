package import Analysis
import Results

/// A comparison as Markdown, with a table for each file: for pull requests and notes.
package enum CompareMarkdown {
    /// The text, with a line end after each line.
    package static func text(_ finding: CompareFinding) -> String {
        let text = CompareText(finding: finding)
        var lines = ["- **A** (base): \(MarkdownText.escaped(CompareText.facts(finding.base)))"]
        for (place, file) in finding.others.enumerated() {
            lines.append(
                "- **\(CompareText.letter(place + 1))**: \(MarkdownText.escaped(CompareText.facts(file.facts)))"
            )
        }
        for (place, file) in finding.others.enumerated() { lines += section(file, place + 1, text) }
        if finding.hasFigures { lines += ["", text.method, "", text.advice] }
        return Style.plain.text(lines)
    }

    private static func section(_ file: CompareFile, _ place: Int, _ text: CompareText) -> [String] {
        let letter = CompareText.letter(place)
        var lines = ["", "### \(letter) against A"]
        if file.state != .compared {
            lines += ["", "**\(MarkdownText.escaped(CompareText.refusal(file, base: text.finding.base)))**"]
        }
        if !file.differences.isEmpty {
            lines += ["", "| differs | A | \(letter) |", "|---|---|---|"]
            lines += file.differences.map {
                let name = MarkdownText.escaped($0.field)
                return MarkdownText.line([
                    $0.isBlocking ? "**\(name)**" : name, MarkdownText.escaped($0.base), MarkdownText.escaped($0.other),
                ])
            }
        }
        if !file.cases.isEmpty {
            lines += [
                "",
                MarkdownText.line(["case", "engine", "A", letter, "\(letter) / A [interval]", "rounds", "verdict"]),
            ]
            lines.append("|---|---|--:|--:|---|--:|---|")
            for entry in file.cases { lines += entry.rows.map { row(entry, $0, text) } }
            lines += file.means.map {
                let ratio = CompareText.ratio($0.ratio, $0.lower, $0.upper)
                return MarkdownText.line([
                    "*geometric mean*", MarkdownText.escaped(CompareText.name($0)), "", "", ratio, "", "",
                ])
            }
        }
        for (name, ids) in [("A", file.onlyInBase), (letter, file.onlyHere)] where !ids.isEmpty {
            lines += ["", "Only in \(name):", ""] + ids.map { "- \(MarkdownText.code($0))" }
        }
        if file.cases.isEmpty, file.state != .refused { lines += ["", "No case is in both files."] }
        return lines
    }

    private static func row(_ entry: CompareCase, _ row: CompareRow, _ text: CompareText) -> String {
        let note = row.verdict == .notComparable ? row.note.map { " (\($0))" } ?? "" : ""
        return MarkdownText.line([
            MarkdownText.code(entry.id), MarkdownText.code(CompareText.name(row)), text.figure(row.baseMedian, row),
            text.figure(row.otherMedian, row), CompareText.ratio(row.ratio, row.lower, row.upper),
            CompareText.rounds(row), MarkdownText.escaped(text.verdict(row) + note),
        ])
    }
}
