import Analysis

/// What stands below the rows of a case about each of its engines: the share that the measuring itself has in its figure, for
/// sequential work the rate that memory sets to it, and the calibrated cost with which a comparison turns.
struct CaseDetails {
    private let summaries: [EngineSummary]

    private let breakEvens: [BreakEven]

    init(_ finding: CaseFinding) {
        summaries = finding.summaries.filter { $0.medianNanosecondsPerOperation != nil }
        breakEvens = Explanation(finding, environment: nil).breakEvens
    }

    var texts: [String] { [measuring, memory].compactMap(\.self) + turns + [cpus].compactMap(\.self) }

    private var measuring: String? {
        let shares = summaries.compactMap { summary in
            summary.measuringShare.map { share in
                "\(summary.engine) \(Self.share(share))\(summary.isNearMeasuring ? ReportCell.mark : "")"
            }
        }
        return shares.isEmpty ? nil : "of which measuring: " + shares.joined(separator: ", ")
    }

    private var turns: [String] {
        breakEvens.map { "\($0.engine) against \($0.baseline) \($0.words)" }
    }

    private var memory: String? {
        let limits = summaries.compactMap { summary -> String? in
            guard let rate = summary.bytesPerSecond, let limit = summary.memoryBytesPerSecond else { return nil }
            let share = FigureText.percent(rate / limit)
            return "\(summary.engine) at \(share) of \(FigureText.rate(bytesPerSecond: limit))"
        }
        return limits.isEmpty ? nil : "memory's limit: " + limits.joined(separator: ", ")
    }

    /// The CPUs, once where they are those of all engines.
    private var cpus: String? {
        let known = summaries.compactMap { summary in summary.cpus.map { (summary.engine, $0) } }
        guard let first = known.first else { return nil }
        func list(_ cpus: [Int]) -> String { cpus.map(String.init).joined(separator: ", ") }
        if known.allSatisfy({ $0.1 == first.1 }) { return "CPU\(first.1.count == 1 ? "" : "s"): " + list(first.1) }
        return "CPUs: " + known.map { "\($0.0) on \(list($0.1))" }.joined(separator: "; ")
    }

    private static func share(_ share: Double) -> String { share < 0.0005 ? "<0.1 %" : FigureText.percent(share) }
}
