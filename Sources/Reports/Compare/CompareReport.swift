package import Analysis
import Results
import Workloads

/// A comparison as text: for each file what differs, a block for each case, and the geometric means.
package struct CompareReport {
    private let text: CompareText
    private let style: Style
    private static let sides: [TextTable.Side] = [.left, .right, .right, .left, .right, .left]
    private static let mostEngineColumns = 34
    private static let shownIDs = 10

    /// A report of a comparison.
    package init(_ finding: CompareFinding, style: Style = .plain) {
        text = CompareText(finding: finding)
        self.style = style
    }

    /// The text, with a line end after each line.
    package var lines: String {
        var lines = fold("A: \(CompareText.facts(text.finding.base)), the base")
        for (place, file) in text.finding.others.enumerated() {
            lines += fold("\(CompareText.letter(place + 1)): \(CompareText.facts(file.facts))")
        }
        for (place, file) in text.finding.others.enumerated() { lines += [""] + section(file, place + 1) }
        if text.finding.hasFigures { lines += [""] + (fold(text.method) + fold(text.advice)).map(style.dim) }
        return style.text(lines)
    }

    private func fold(_ line: String) -> [String] { wrapped(line, columns: ReportText.columns, indent: "  ") }

    private func section(_ file: CompareFile, _ place: Int) -> [String] {
        let letter = CompareText.letter(place)
        var lines: [String] = []
        if file.state != .compared {
            lines += fold(CompareText.refusal(file, base: text.finding.base)).map(style.bad)
        }
        lines += differences(file)
        if !file.cases.isEmpty { lines += (lines.isEmpty ? [] : [""]) + table(file, letter) }
        lines += only(file.onlyInBase, in: "A") + only(file.onlyHere, in: letter)
        if file.cases.isEmpty, file.state != .refused { lines.append("no case is in both files") }
        return lines
    }

    private func differences(_ file: CompareFile) -> [String] {
        guard !file.differences.isEmpty else { return [] }
        return ["what differs:"]
            + file.differences.flatMap { difference in
                indented(CompareText.difference(difference)).map { difference.isBlocking ? style.bad($0) : $0 }
            }
    }

    private func indented(_ line: String) -> [String] {
        wrapped(line, columns: ReportText.columns - 2, indent: "  ").map { "  " + $0 }
    }

    private func only(_ ids: [String], in letter: String) -> [String] {
        guard !ids.isEmpty else { return [] }
        let more = ids.count > Self.shownIDs ? ["  and \(ids.count - Self.shownIDs) more"] : []
        return ["", "only in \(letter):"] + ids.prefix(Self.shownIDs).map { "  \(PrintableText.escaped($0))" } + more
    }

    private func table(_ file: CompareFile, _ letter: String) -> [String] {
        let blocks = file.cases.map { rows($0.rows) } + [rows(file.means)]
        var heading = TextTable(Self.sides)
        heading.add(["engine", "A", letter, "\(letter) / A [interval]", "rounds", "verdict"])
        let widths = blocks.map(\.widths).reduce(heading.widths) { zip($0, $1).map { max($0, $1) } }
        let fitted = widths.enumerated().map { $0.offset == 0 ? min($0.element, Self.mostEngineColumns) : $0.element }
        var lines = heading.lines(indent: "  ", widths: fitted).map(style.bold)
        for (entry, block) in zip(file.cases, blocks) {
            lines += [""] + title(entry) + folded(block).lines(indent: "  ", widths: fitted)
            let reasons = entry.rows.flatMap(CompareText.remarks) + unmatched(entry)
            lines += reasons.flatMap(indented).map(style.dim)
        }
        guard let means = blocks.last, !file.means.isEmpty else { return lines }
        return lines + ["", style.bold("geometric mean")] + folded(means).lines(indent: "  ", widths: fitted)
    }

    private func title(_ entry: CompareCase) -> [String] {
        let other = entry.otherID.map { indented("in the other file: \($0)") } ?? []
        return (fold(CaseBlock.title(entry.benchCase)) + other).map(style.bold)
    }

    private func unmatched(_ entry: CompareCase) -> [String] {
        entry.unmatched.isEmpty ? [] : ["in one file only: \(entry.unmatched.joined(separator: ", "))"]
    }

    private func rows(_ rows: [CompareRow]) -> TextTable {
        var table = TextTable(Self.sides)
        for row in rows {
            table.add(
                [
                    CompareText.name(row), text.figure(row.baseMedian, row), text.figure(row.otherMedian, row),
                    CompareText.ratio(row.ratio, row.lower, row.upper), CompareText.rounds(row),
                ].map { TextTable.Cell(text: $0) } + [TextTable.Cell(text: text.verdict(row), style: set(row.verdict))]
            )
        }
        return table
    }

    private func rows(_ means: [CompareMean]) -> TextTable {
        var table = TextTable(Self.sides)
        for mean in means {
            table.add([CompareText.name(mean), "", "", CompareText.ratio(mean.ratio, mean.lower, mean.upper), "", ""])
        }
        return table
    }

    /// A longer name has a line of its own.
    private func folded(_ table: TextTable) -> TextTable {
        var folded = TextTable(Self.sides)
        for var row in table.rows {
            if row[0].text.count > Self.mostEngineColumns {
                folded.add([row[0]])
                row[0].text = ""
            }
            folded.add(row)
        }
        return folded
    }

    private func set(_ verdict: Verdict) -> (String) -> String {
        switch verdict {
        case .faster: style.good
        case .slower: style.bad
        case .same: { $0 }
        case .inconclusive, .notComparable: style.doubtful
        }
    }
}
