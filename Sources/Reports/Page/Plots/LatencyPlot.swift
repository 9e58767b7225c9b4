import Analysis
import Statistics

/// The latencies of a case: the percentiles of each engine as a ladder, and how many operations took how long as a curve.
struct LatencyPlot {
    let recorded: [(engine: String, mark: EngineMark, latency: LatencySummary)]

    static let left = 46.0
    static let height = 150.0

    private init(_ finding: CaseFinding) {
        recorded = finding.summaries.enumerated().compactMap { place, summary in
            summary.latency.map { (summary.engine, EngineMark(place: place), $0) }
        }
    }

    /// Both drawings with their tables; nothing where no latencies were recorded.
    static func pieces(_ finding: CaseFinding) -> [PagePart.Piece] {
        let plot = LatencyPlot(finding)
        guard !plot.recorded.isEmpty else { return [] }
        var pieces: [PagePart.Piece] = []
        if let ladder = plot.ladder {
            pieces.append(.picture(ladder, caption: "Latency at each percentile.", table: [(nil, plot.ladderTable)]))
        }
        if let curve = plot.curve {
            let caption = "How many of the operations took how long."
            pieces.append(.picture(curve, caption: caption, table: [(nil, plot.curveTable)]))
        }
        return pieces
    }

    var legend: [(mark: EngineMark, name: String)] { recorded.map { ($0.mark, $0.engine) } }

    /// The steps of the ladder: the percentiles that any engine has, then the largest.
    private var steps: [String] {
        TailPercentile.allCases.map(\.title).filter { title in
            recorded.contains { $0.latency.percentiles.contains { $0.name == title } }
        } + ["max"]
    }

    private func time(_ latency: LatencySummary, _ step: String) -> Double? {
        if step == "max" { return Double(latency.maxNanoseconds) }
        return latency.percentiles.first { $0.name == step }.map { Double($0.nanoseconds) }
    }

    private var ladder: Markup? {
        let steps = steps
        let values = recorded.flatMap { entry in steps.compactMap { time(entry.latency, $0) } }
        guard values.contains(where: { $0 > 0 }) else { return nil }
        let top = Canvas.legendHeight(legend.map(\.name)) + 6
        let bottom = top + Self.height
        var canvas = Canvas(height: bottom + 18)
        canvas.legend(legend, y: 11)
        let axis = LogAxis(values, from: bottom - 6, to: top, most: 6)
        canvas.times(axis, left: Self.left, bottom: bottom)
        let width = (Canvas.width - Self.left) / Double(steps.count)
        let x = { (number: Int) in Self.left + width * (Double(number) + 0.5) }
        for (number, step) in steps.enumerated() { canvas.text(step, x: x(number), y: bottom + 13, .middle, kind: "q") }
        for entry in recorded {
            let points = steps.enumerated().compactMap { number, step in
                time(entry.latency, step).map { (x: x(number), y: axis.place($0)) }
            }
            canvas.path("M" + points.map { Canvas.place($0.x, $0.y) }.joined(separator: "L"), entry.mark.lineKind)
            canvas.path(points.map { entry.mark.path($0.x, $0.y) }.joined(), entry.mark.kind)
        }
        return canvas.markup("Latency percentiles; the table below has the figures")
    }

    private var ladderTable: ReportTable {
        let steps = steps
        return ReportTable(
            .detail,
            columns: [ReportTable.Column("engine")] + steps.map { ReportTable.Column($0, .trailing) },
            rows: recorded.map { entry in
                [.text(entry.engine)]
                    + steps.map { step in
                        ReportCell(time(entry.latency, step).map { .time(nanoseconds: $0) } ?? .missing)
                    }
            }
        )
    }
}
