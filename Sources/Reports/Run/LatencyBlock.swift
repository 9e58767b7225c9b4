import Analysis
import Statistics
import Workloads

/// The latencies of a case: what they count from, and the percentiles of each engine.
struct LatencyBlock {
    private let finding: CaseFinding

    init(_ finding: CaseFinding) { self.finding = finding }

    private var recorded: [(engine: String, latency: LatencySummary)] {
        finding.summaries.compactMap { summary in summary.latency.map { (summary.engine, $0) } }
    }

    /// What the figures count from, the percentiles, and all latencies to be drawn; nothing where none were recorded.
    var blocks: [Report.Block] {
        guard let first = recorded.first?.latency else { return [] }
        return [.remark(heading(first)), .table(table), .figure(figure)]
    }

    private var table: ReportTable {
        let percentiles = TailPercentile.allCases.filter { percentile in
            recorded.contains { $0.latency.nanoseconds(percentile) != nil }
        }
        let isOpen = finding.benchCase.conditions.pace != nil
        let titles = percentiles.map(\.title) + ["max", "samples"]
        return ReportTable(
            .detail,
            columns: [ReportTable.Column("", fit: .cut)] + titles.map { ReportTable.Column($0, .trailing) }
                + (isOpen ? [ReportTable.Column("reached")] : []),
            rows: recorded.map { engine, latency in
                let figures = percentiles.map { latency.nanoseconds($0).map(Self.time) ?? ReportCell(.missing) }
                let tail = [Self.time(latency.maxNanoseconds), ReportCell(.count(latency.samples))]
                return [.text(engine)] + figures + tail + (isOpen ? [Self.reached(latency)] : [])
            }
        )
    }

    private var figure: ReportFigure {
        ReportFigure(
            kind: .latencies,
            series: recorded.map { engine, latency in
                ReportFigure.Series(
                    name: engine,
                    points: latency.buckets.buckets.map {
                        ReportFigure.Point(at: Double($0.lower), value: Double($0.count))
                    }
                )
            }
        )
    }

    /// What the figures count from: the one thing by which latencies mislead.
    private func heading(_ latency: LatencySummary) -> String {
        let clock = latency.clock.map { ", by \($0)" } ?? ""
        guard let pace = finding.benchCase.conditions.pace else {
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

    private static func time(_ nanoseconds: Int) -> ReportCell { ReportCell(.time(nanoseconds: Double(nanoseconds))) }

    private static func reached(_ latency: LatencySummary) -> ReportCell {
        guard let achieved = latency.achievedPerSecond else { return ReportCell(.missing) }
        return ReportCell(.rate(achieved, of: "ops"), label: latency.isSaturated ? "saturated:" : nil)
    }
}
