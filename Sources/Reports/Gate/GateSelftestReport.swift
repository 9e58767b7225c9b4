package import Analysis
internal import Statistics

/// What a self-test prints: a row for each workload and truth, and whether the bounds hold.
package struct GateSelftestReport {
    private let tallies: [SelftestTally]
    private let method: String
    private let style: Style

    /// A report.
    ///
    /// - Parameters:
    ///   - tallies: one for each factor.
    ///   - method: what was tested, such as `engines of one build`.
    package init(_ tallies: [SelftestTally], method: String, style: Style = .plain) {
        self.tallies = tallies
        self.method = method
        self.style = style
    }

    private static let heading = [
        "truth", "workload", "families", "slower", "faster", "same", "inconclusive", "not measured", "median ratio",
        "smallest effect",
    ]

    /// The table, and a sentence for each truth, with a line end after each line.
    package var text: String {
        var table = TextTable([.left, .left] + Array(repeating: .right, count: Self.heading.count - 2))
        table.add(Self.heading)
        for row in rows { table.add(row) }
        var lines = table.lines()
        lines[0] = style.bold(lines[0])
        lines.append("")
        lines += (["Tested: \(method)."] + tallies.map(Self.sentence)).flatMap {
            wrapped($0, columns: ReportText.columns, indent: "  ")
        }
        return style.text(lines)
    }

    /// The same as Markdown, for documentation.
    package var markdown: String {
        let lead = [Self.heading, Self.heading.indices.map { $0 < 2 ? "---" : "---:" }]
        let lines = (lead + rows).map { "| " + $0.joined(separator: " | ") + " |" }
        let sentences = (["Tested: \(method)."] + tallies.map(Self.sentence)).map { "- \($0)" }
        return Style.plain.text(lines + [""] + sentences)
    }

    private var rows: [[String]] {
        tallies.flatMap { tally in
            workloads(of: tally).map { name in row(tally, name, tally.cells.filter { $0.workload == name }) }
        }
    }

    private func workloads(of tally: SelftestTally) -> [String] {
        tally.cells.reduce(into: []) { if !$0.contains($1.workload) { $0.append($1.workload) } }
    }

    private func row(_ tally: SelftestTally, _ workload: String, _ cells: [SelftestCell]) -> [String] {
        let findings: [SelftestCell.Finding] = [.slower, .faster, .same, .inconclusive, .notMeasured]
        return [Self.truth(tally), workload, "\(cells.count)"]
            + findings.map { finding in "\(cells.count { $0.finding == finding })" }
            + [
                median(cells.compactMap(\.ratio)).map { FigureText.fixed($0, decimals: 3) } ?? FigureText.missing,
                median(cells.compactMap(\.detectable)).map(FigureText.percent) ?? FigureText.missing,
            ]
    }

    private static func truth(_ tally: SelftestTally) -> String {
        tally.isPlain ? "no difference" : "slower by \(FigureText.percent(tally.factor - 1))"
    }

    private static func families(_ count: Int) -> String { count == 1 ? "1 family" : "\(count) families" }

    private static func sentence(_ tally: SelftestTally) -> String {
        guard !tally.measured.isEmpty else { return "\(truth(tally)): nothing was measured." }
        if tally.isPlain {
            let bound = SelftestTally.bound(count: tally.families, rate: SelftestTally.falseAlarmRate)
            return "no difference: \(tally.alarmedFamilies) of \(families(tally.families)) with a "
                + "false alarm; at a rate of \(FigureText.percent(SelftestTally.falseAlarmRate)) up to \(bound) are to be "
                + "expected: \(tally.exitCode == 0 ? "within the bound" : "BEYOND THE BOUND")."
        }
        let able = tally.able
        let found = able.count { $0.finding == .slower }
        var text =
            "\(truth(tally)): found in \(tally.found) of \(FigureText.plural(tally.measured.count, "case")); in \(found) of "
            + "\(able.count) whose smallest effect is \(FigureText.percent(SelftestTally.detectableLimit)) or less; called the "
            + "same or faster in \(tally.wrongPasses): "
        if tally.factor < SelftestTally.requiredFactor {
            return text + "a rate to know, without a bound."
        }
        let misses = SelftestTally.bound(count: able.count, rate: SelftestTally.missRate)
        let passes = SelftestTally.bound(count: tally.measured.count, rate: SelftestTally.wrongPassRate)
        text += "up to \(misses) may be missed and \(passes) called the same: "
        switch tally.exitCode {
        case 0: return text + "within the bounds."
        case 2: return text + "inconclusive, this machine was too noisy for any case to show it."
        default: return text + "BEYOND THE BOUNDS."
        }
    }
}
