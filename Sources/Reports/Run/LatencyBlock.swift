import Analysis
import Statistics
import Workloads

/// The latencies of a case below its rows: what they count from, and the percentiles of each engine.
struct LatencyBlock {
    private static let indent = "  "
    private let finding: CaseFinding

    init(_ finding: CaseFinding) { self.finding = finding }

    private var recorded: [(engine: String, latency: LatencySummary)] {
        finding.summaries.compactMap { summary in summary.latency.map { (summary.engine, $0) } }
    }

    /// The lines, without line ends; none where no latencies were recorded.
    func lines(style: Style) -> [String] {
        guard let first = recorded.first?.latency else { return [] }
        let percentiles = TailPercentile.allCases.filter { percentile in
            recorded.contains { $0.latency.nanoseconds(percentile) != nil }
        }
        let isOpen = finding.benchCase.pace != nil
        var table = TextTable([.left] + percentiles.map { _ in .right } + [.right, .right] + (isOpen ? [.left] : []))
        table.add([""] + percentiles.map(\.title) + ["max", "samples"] + (isOpen ? ["reached"] : []))
        for (engine, latency) in recorded {
            let figures = percentiles.map { latency.nanoseconds($0).map(Self.time) ?? FigureText.missing }
            let tail = [Self.time(latency.maxNanoseconds), "\(latency.samples)"]
            let cells = figures + tail + (isOpen ? [Self.reached(latency)] : [])
            table.add([Self.short(engine)] + cells)
        }
        let heading = wrapped(heading(first), columns: TableReport.columns - 2, indent: "  ")
        return heading.map { Self.indent + style.dim($0) } + table.lines(indent: Self.indent + Self.indent)
    }

    /// What the figures count from: the one thing by which latencies mislead.
    private func heading(_ latency: LatencySummary) -> String {
        let clock = latency.clock.map { ", by \($0)" } ?? ""
        guard let pace = finding.benchCase.pace else {
            let which =
                latency.mode == "all" ? "every operation" : "one operation in \(latency.mode.drop { !$0.isNumber })"
            return
                "latency of \(which)\(clock); closed loop: a stall counts for the operation in it, not for those it holds up"
        }
        let rate = FigureText.rate(perSecond: Double(pace.rate), of: "ops")
        return
            "latency from when each operation was due\(clock); open loop, \(rate), \(pace.arrivals.rawValue) arrivals: "
            + "a stall counts for all that it holds up"
    }

    /// A longer name is cut: it stands in full in the row above.
    private static func short(_ engine: String) -> String {
        let most = CaseBlock.mostEngineColumns
        return engine.count <= most ? engine : engine.prefix(most - 3) + "..."
    }

    private static func time(_ nanoseconds: Int) -> String { FigureText.time(nanoseconds: Double(nanoseconds)) }

    private static func reached(_ latency: LatencySummary) -> String {
        guard let achieved = latency.achievedPerSecond else { return FigureText.missing }
        return (latency.isSaturated ? "saturated: " : "") + FigureText.rate(perSecond: achieved, of: "ops")
    }
}
