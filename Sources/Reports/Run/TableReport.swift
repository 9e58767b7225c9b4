package import Analysis
package import Results
import Workloads

/// The table that a user sees at the end of a run: a block for each case, then the legend, the warnings and the files.
package struct TableReport {
    /// The columns that the text keeps to, wherever a single name is not wider.
    package static let columns = 110

    let header: ResultHeader
    let footer: ResultFooter
    let findings: [CaseFinding]
    let style: Style
    let files: [String]

    /// Makes a report of decided findings.
    ///
    /// - Parameter files: where the result was written, for the last lines.
    package init(
        header: ResultHeader,
        footer: ResultFooter,
        findings: [CaseFinding],
        files: [String] = [],
        style: Style = .plain
    ) {
        self.header = header
        self.footer = footer
        self.findings = findings
        self.files = files
        self.style = style
    }

    /// The text, with a line end after each line.
    package var text: String {
        let blocks = findings.map(CaseBlock.init)
        let widths = blocks.map(\.widths).reduce(CaseBlock.headings.map(\.count)) { zip($0, $1).map { max($0, $1) } }
        var lines: [String] = []
        if !blocks.isEmpty { lines.append(CaseBlock.heading(widths: widths, style: style)) }
        for block in blocks { lines += [""] + block.lines(widths: widths, style: style) }
        let contrasts = ContrastBlock(MemoryContrast.all(findings)).lines
        if !contrasts.isEmpty { lines += [""] + contrasts }
        let scalings = ScalingBlock(Scaling.all(findings)).lines
        if !scalings.isEmpty { lines += [""] + scalings }
        lines += (lines.isEmpty ? [] : [""]) + legend
        let warnings = warningLines
        if !warnings.isEmpty { lines += [""] + warnings }
        if !files.isEmpty { lines += ["", "wrote " + files.joined(separator: " and ")] }
        return lines.map { $0 + "\n" }.joined()
    }

    /// How to read the table, and how it came about.
    private var legend: [String] {
        let tested = findings.flatMap(\.comparisons).count { $0.verdict != .notComparable }
        var lines: [String] = []
        if tested > 0 {
            let looks = header.settings.looks.count
            lines.append(
                "ratio = engine / baseline (the first engine of a case), median over rounds: below 1 the engine is faster. In brackets "
                    + "its interval at the level of the verdict: exact sign test, Holm over \(FigureText.plural(tested, "pair")), "
                    + "\(FigureText.percent(Verdicts.familyError)) error for the whole run"
                    + (looks > 1 ? " over \(looks) looks" : "")
                    + ". same: the 90 % interval lies within \(FigureText.percent(Verdicts.margin))."
            )
        }
        if findings.contains(where: { $0.benchCase.pace != nil }) {
            lines.append("Open loops are judged on the p99 latency of a round, not on the time of an operation.")
        }
        lines.append(
            "Suite \(header.suite), seed \(header.seed), \(FigureText.duration(seconds: footer.elapsedSeconds)). \(overhead)"
        )
        return lines.flatMap { wrapped($0, columns: Self.columns, indent: "") }.map(style.dim)
    }

    private var overhead: String {
        guard let calibration = header.calibration, let clock = calibration.clockNanoseconds else { return "" }
        var text = "Measuring costs here: clock \(FigureText.time(nanoseconds: clock))"
        if let call = calibration.syscallNanoseconds { text += ", system call \(FigureText.time(nanoseconds: call))" }
        if let fault = calibration.fileFaultNanoseconds {
            text += ", file fault \(FigureText.time(nanoseconds: fault))"
        }
        if findings.contains(where: { $0.summaries.contains(where: \.isNearMeasuring) }) {
            text += "; \(CaseDetails.mark) = a figure below 20 times what measuring it costs"
        }
        return text + "."
    }

    /// Every warning once, with the cases it holds for.
    private var warningLines: [String] {
        var order: [String] = []
        var cases: [String: [String]] = [:]
        func add(_ warning: Warning, _ name: String?) {
            let text = warning.description
            if cases[text] == nil { order.append(text) }
            cases[text, default: []] += name.map { [$0] } ?? []
        }
        for warning in RunWarnings.all(header: header, footer: footer) { add(warning, nil) }
        for finding in findings { for warning in finding.warnings { add(warning, finding.benchCase.workload) } }
        return order.flatMap { text in
            let names = (cases[text] ?? []).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            let place =
                names.isEmpty
                ? "" : names.count <= 2 ? names.joined(separator: ", ") + ": " : "\(names.count) workloads: "
            let line = "! \(place)\(text)"
            return wrapped(line, columns: Self.columns, indent: "  ").map(style.doubtful)
        }
    }
}
