import Analysis
import Results
import Workloads

/// What a report says of one case: its title, a row for each engine, and what has to be known beside them.
struct CaseBlock {
    private static let columns = [
        ReportTable.Column("engine", fit: .folded), ReportTable.Column("median/op", .trailing),
        ReportTable.Column("rate", .trailing), ReportTable.Column("ratio [interval]"),
        ReportTable.Column("rounds", .trailing), ReportTable.Column("verdict"),
    ]

    private let finding: CaseFinding
    private let names: CaseNames

    init(_ finding: CaseFinding, names: CaseNames) {
        self.finding = finding
        self.names = names
    }

    var section: Report.Section {
        let chiefCost = finding.chiefCost.map { ["chief cost: \($0)"] } ?? []
        let notes = zip(finding.benchCase.engines, finding.summaries).filter { $1.statuses.valid > 0 }
            .flatMap { engine, _ in EngineNote.lines(of: engine) }
        let remarks =
            chiefCost + CaseDetails(finding).texts + notes + finding.partedPairs.map(\.pairedWords)
            + finding.comparisons.compactMap(\.remark)
        return Report.Section(
            heading: Self.title(finding.benchCase, finding.writeback, names: names),
            [.table(ReportTable(.main, columns: Self.columns, rows: finding.summaries.indices.map(row)))]
                + LatencyBlock(finding).blocks + remarks.map(Report.Block.remark)
        )
    }

    private func row(_ place: Int) -> [ReportCell] {
        let summary = finding.summaries[place]
        let comparison = place == 0 ? nil : finding.comparisons[place - 1]
        let standing = ReportCell(finding.comparisons.isEmpty ? .empty : .text("baseline"), tone: .quiet)
        return [
            .text(summary.engine), Self.metric(summary, finding.benchCase), Self.rate(summary, finding.benchCase),
            comparison.map(Self.ratio) ?? ReportCell(.empty), Self.rounds(summary),
            comparison.map { Self.verdict($0, finding.benchCase) } ?? standing,
        ]
    }

    /// The workload and the parameters that say most about it, in words; then those that set it apart from the others of its
    /// workload, where the words don't hold them.
    ///
    /// - Parameter writeback: what its trials have shown of it.
    static func title(_ benchCase: Case, _ writeback: WritebackFinding?, names: CaseNames) -> String {
        let title = title(benchCase, writeback)
        let rest = names.differences(of: benchCase).filter { !isSaid($0, in: title) }
        return ([title] + rest.map { "\($0.key)=\($0.value)" }).joined(separator: ", ")
    }

    /// True where a title has the value as a word of its own, or has words for it.
    private static func isSaid(_ parameter: (key: String, value: String), in title: String) -> Bool {
        let worded = [WorkloadKey.threads, .sharing, .spinners, .operations, .rate, .cpus, .kind].map(\.rawValue)
        guard !worded.contains(parameter.key) else { return true }
        return title.split { " ,():".contains($0) }.contains { $0 == parameter.value }
    }

    /// The workload and the parameters that say most about it, in words.
    ///
    /// - Parameter writeback: what its trials have shown of it.
    static func title(_ benchCase: Case, _ writeback: WritebackFinding? = nil) -> String {
        let work = benchCase.work.definition
        var parts = work.titleStart
        if type(of: work).conditions.contains(.cache) { parts.append(benchCase.conditions.cache.state.rawValue) }
        if benchCase.conditions.backing != .file { parts.append(benchCase.conditions.backing.rawValue) }
        if benchCase.conditions.hugePages != .off {
            parts.append("huge pages \(benchCase.conditions.hugePages.rawValue)")
        }
        if benchCase.conditions.numa != .off { parts.append("numa \(benchCase.conditions.numa)") }
        parts += work.titleEnd
        if let writeback {
            parts.append("\(writeback)")
        } else if benchCase.conditions.writeback != .within {
            parts.append("write-back \(benchCase.conditions.writeback.rawValue) the limits")
        }
        if let pace = benchCase.conditions.pace {
            let rate = FigureText.rate(perSecond: Double(pace.rate), of: "ops")
            parts.append("open loop at \(rate) (\(pace.arrivals.rawValue)), p99 latency")
        }
        // One thread is shown where it stands against several that share nothing.
        if benchCase.conditions.threads > 1 || benchCase.conditions.sharing != .shared {
            parts.append(threads(benchCase))
        }
        if benchCase.conditions.spinners > 0 {
            parts.append("beside \(FigureText.plural(benchCase.conditions.spinners, "busy CPU"))")
        }
        if work.operationsDecide(under: benchCase.conditions) {
            parts.append(FigureText.plural(benchCase.work.definition.operations, "operation"))
        }
        return "\(benchCase.workload): \(parts.joined(separator: ", "))"
    }

    /// The threads and what they share, in words.
    static func threads(_ benchCase: Case) -> String {
        let isOne = benchCase.conditions.threads == 1
        return switch benchCase.conditions.sharing {
        case .shared: FigureText.plural(benchCase.conditions.threads, "thread")
        case .own where isOne: "1 thread with a file and mapping of its own"
        case .own: "\(benchCase.conditions.threads) threads with files and mappings of their own"
        case .processes: isOne ? "1 process" : "\(benchCase.conditions.threads) processes"
        }
    }

    private static func rate(_ summary: EngineSummary, _ benchCase: Case) -> ReportCell {
        let work = benchCase.work.definition
        let value: ReportCell.Value? =
            work.isRatedByOperations
            ? summary.operationsPerSecond.map { .rate($0, of: work.unit.plural) }
            : summary.bytesPerSecond.map { .byteRate($0) }
        return ReportCell(value ?? .missing)
    }

    /// The ratio of a pair, with its interval.
    static func ratio(_ comparison: PairFinding) -> ReportCell {
        guard let ratio = comparison.ratio else { return ReportCell(.missing) }
        return ReportCell(.ratio(ratio, lower: comparison.lower, upper: comparison.upper))
    }

    /// The figure that is judged: of an open loop a latency, which is named. It has a mark where what measuring it costs is a good
    /// part of it.
    private static func metric(_ summary: EngineSummary, _ benchCase: Case) -> ReportCell {
        guard let figure = summary.medianNanosecondsPerOperation else { return ReportCell(.missing) }
        return ReportCell(
            .time(nanoseconds: figure),
            label: benchCase.conditions.pace == nil ? nil : "p99",
            isMarked: summary.isNearMeasuring
        )
    }

    /// The verdict of a pair.
    static func verdict(_ comparison: PairFinding, _ benchCase: Case) -> ReportCell {
        let tone: ReportTone =
            switch comparison.verdict {
            case .faster: .good
            case .slower: .bad
            case .same: .plain
            case .inconclusive, .notComparable: .doubtful
            }
        return ReportCell(
            .verdict(comparison.verdict, comparison.verdictWords(isLatency: benchCase.conditions.pace != nil)),
            tone: tone
        )
    }

    private static func rounds(_ summary: EngineSummary) -> ReportCell {
        let counts = summary.statuses
        let total = counts.total
        return ReportCell(counts.valid == total ? .count(total) : .part(counts.valid, of: total))
    }
}
