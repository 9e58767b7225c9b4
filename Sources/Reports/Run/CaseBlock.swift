import Analysis
import Results
import Workloads

/// The block of one case in the table: its title, a row for each engine, and the chief cost.
struct CaseBlock {
    static let headings = ["engine", "median/op", "rate", "ratio [interval]", "rounds", "verdict"]
    private static let sides: [TextTable.Side] = [.left, .right, .right, .left, .right, .left]
    private static let indent = "  "

    private let finding: CaseFinding
    private let table: TextTable

    init(_ finding: CaseFinding) {
        self.finding = finding
        var table = TextTable(Self.sides)
        for (place, summary) in finding.summaries.enumerated() {
            let comparison = place == 0 ? nil : finding.comparisons[place - 1]
            table.add([
                TextTable.Cell(text: summary.engine),
                TextTable.Cell(text: Self.metric(summary, finding.benchCase)),
                TextTable.Cell(text: Self.rate(summary, finding.benchCase)),
                TextTable.Cell(text: comparison.map(Self.ratio) ?? ""),
                TextTable.Cell(text: Self.rounds(summary)),
                TextTable.Cell(
                    text: comparison.map { Self.verdict($0, finding.benchCase) }
                        ?? (finding.comparisons.isEmpty ? "" : "baseline")
                ),
            ])
        }
        self.table = table
    }

    /// A longer name has a line of its own, so that no line is wider than 120 columns.
    static let mostEngineColumns = 28

    var widths: [Int] {
        table.widths.enumerated().map { $0.offset == 0 ? min($0.element, Self.mostEngineColumns) : $0.element }
    }

    static func heading(widths: [Int], style: Style) -> String {
        var table = TextTable(sides)
        table.add(headings)
        return table.lines(indent: indent, widths: widths).map(style.bold).joined()
    }

    /// The lines of the block, in columns of these widths.
    func lines(widths: [Int], style: Style) -> [String] {
        var styled = TextTable(Self.sides)
        for (place, row) in table.rows.enumerated() {
            var row = row
            if place > 0 { row[5].style = Self.style(of: finding.comparisons[place - 1].verdict, style) }
            if place == 0 { row[5].style = style.dim }
            if row[0].text.count > Self.mostEngineColumns {
                styled.add([row[0]])
                row[0].text = ""
            }
            styled.add(row)
        }
        let title = wrapped(Self.title(finding.benchCase), columns: TableReport.columns, indent: "  ")
        let cost =
            finding.chiefCost.map { wrapped("chief cost: \($0)", columns: TableReport.columns - 2, indent: "  ") } ?? []
        let notes = zip(finding.benchCase.engines, finding.summaries).filter { $1.statuses.valid > 0 }
            .flatMap { engine, _ in EngineNote.lines(of: engine) }
            .flatMap { wrapped($0, columns: TableReport.columns - 2, indent: "  ") }
        let reasons = finding.comparisons.compactMap(Self.reason).flatMap {
            wrapped($0, columns: TableReport.columns - 2, indent: "  ")
        }
        let details = CaseDetails(finding.summaries).texts.flatMap {
            wrapped($0, columns: TableReport.columns - 2, indent: "  ")
        }
        return title.map(style.bold) + styled.lines(indent: Self.indent, widths: widths)
            + LatencyBlock(finding).lines(style: style)
            + (cost + details + notes + reasons).map { Self.indent + style.dim($0) }
    }

    /// The workload and the parameters that say most about it, in words.
    static func title(_ benchCase: Case) -> String {
        var parts: [String] = ["\(benchCase.pattern) \(benchCase.operation.rawValue)"]
        if let percentage = benchCase.readPercentage { parts[0] += " (\(percentage) % reads)" }
        switch benchCase.kind {
        case .file: parts.append("\(benchCase.blockSize) of \(benchCase.fileSize)")
        case .smallFiles: parts.append("\(benchCase.fileCount) files of \(benchCase.fileSize)")
        }
        parts.append(benchCase.cache.rawValue)
        if benchCase.backing != .file { parts.append(benchCase.backing.rawValue) }
        if benchCase.hugePages != .off { parts.append("huge pages \(benchCase.hugePages.rawValue)") }
        if benchCase.numa != .off { parts.append("numa \(benchCase.numa)") }
        if benchCase.kind == .file { parts.append(benchCase.mapping.rawValue) }
        if benchCase.operation.reads { parts.append(benchCase.consumption.rawValue) }
        if benchCase.durability != .none { parts.append("durable \(benchCase.durability)") }
        if let pace = benchCase.pace {
            let rate = FigureText.rate(perSecond: Double(pace.rate), of: "ops")
            parts.append("open loop at \(rate) (\(pace.arrivals.rawValue)), p99 latency")
        }
        // One thread is told where it stands against several that share nothing.
        if benchCase.threads > 1 || benchCase.sharing != .shared { parts.append(threads(benchCase)) }
        if benchCase.spinners > 0 {
            parts.append("beside \(FigureText.plural(benchCase.spinners, "busy CPU"))")
        }
        if benchCase.operationsDecide { parts.append(FigureText.plural(benchCase.operations, "operation")) }
        return "\(benchCase.workload): \(parts.joined(separator: ", "))"
    }

    /// The threads and what they share, in words.
    static func threads(_ benchCase: Case) -> String {
        let isOne = benchCase.threads == 1
        return switch benchCase.sharing {
        case .shared: FigureText.plural(benchCase.threads, "thread")
        case .own where isOne: "1 thread with a file and mapping of its own"
        case .own: "\(benchCase.threads) threads with files and mappings of their own"
        case .processes: isOne ? "1 process" : "\(benchCase.threads) processes"
        }
    }

    private static func rate(_ summary: EngineSummary, _ benchCase: Case) -> String {
        switch benchCase.kind {
        case .smallFiles:
            summary.operationsPerSecond.map { FigureText.rate(perSecond: $0, of: "files") } ?? FigureText.missing
        // A touch asks for a block and takes a byte of each page: bytes a second would say nothing.
        case .file where benchCase.consumption == .touch && benchCase.operation == .read:
            summary.operationsPerSecond.map { FigureText.rate(perSecond: $0, of: "ops") } ?? FigureText.missing
        case .file: summary.bytesPerSecond.map(FigureText.rate) ?? FigureText.missing
        }
    }

    private static func ratio(_ comparison: Comparison) -> String {
        guard let ratio = comparison.ratio else { return FigureText.missing }
        guard let lower = comparison.lower, let upper = comparison.upper else { return FigureText.ratio(ratio) }
        return "\(FigureText.ratio(ratio)) [\(FigureText.ratio(lower)), \(FigureText.ratio(upper))]"
    }

    /// The figure that is judged: of an open loop a latency, which is named. It has a mark where what measuring it costs is a good
    /// part of it.
    private static func metric(_ summary: EngineSummary, _ benchCase: Case) -> String {
        guard let figure = summary.medianNanosecondsPerOperation else { return FigureText.missing }
        return (benchCase.pace == nil ? "" : "p99 ") + FigureText.time(nanoseconds: figure)
            + (summary.isNearMeasuring ? CaseDetails.mark : "")
    }

    /// The verdict in words, short enough for a column.
    static func verdict(_ comparison: Comparison, _ benchCase: Case) -> String {
        let isLatency = benchCase.pace != nil
        return switch comparison.verdict {
        case .faster where isLatency: "p99 latency \(FigureText.times(1 / (comparison.ratio ?? 1))) lower"
        case .slower where isLatency: "p99 latency \(FigureText.times(comparison.ratio ?? 1)) higher"
        case .same where isLatency: "same p99 latency (within \(FigureText.percent(Verdicts.margin)))"
        case .faster: "\(FigureText.times(1 / (comparison.ratio ?? 1))) faster"
        case .slower: "\(FigureText.times(comparison.ratio ?? 1)) slower"
        case .same: "same (within \(FigureText.percent(Verdicts.margin)))"
        case .inconclusive:
            comparison.detectable.map { "inconclusive: could have seen \(FigureText.percent($0))" } ?? "inconclusive"
        case .notComparable: "not comparable"
        }
    }

    /// What the verdict's column does not say.
    private static func reason(_ comparison: Comparison) -> String? {
        switch comparison.verdict {
        case .notComparable: comparison.note.map { "\(comparison.engine): \($0)" }
        case .inconclusive:
            comparison.note.flatMap { $0.hasPrefix("could have seen") ? nil : "\(comparison.engine): \($0)" }
        default: nil
        }
    }

    private static func rounds(_ summary: EngineSummary) -> String {
        let counts = summary.statuses
        let total = counts.valid + counts.invalid + counts.refused + counts.failed
        return counts.valid == total ? "\(total)" : "\(counts.valid)/\(total)"
    }

    private static func style(of verdict: Verdict, _ style: Style) -> (String) -> String {
        switch verdict {
        case .faster: style.good
        case .slower: style.bad
        case .same: { $0 }
        case .inconclusive, .notComparable: style.doubtful
        }
    }
}
