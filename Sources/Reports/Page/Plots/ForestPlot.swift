import Analysis
import Results
import Workloads

/// Every pair of engines as a ratio with its interval, one below the other on one logarithmic axis, with the band of *same*.
struct ForestPlot {
    /// A pair to be drawn.
    struct Row {
        /// The case and both engines.
        let label: String
        /// The pairs of that label: one for each result.
        let pairs: [(name: String?, finding: PairFinding, mark: EngineMark)]
    }

    /// Which way wins, and what it looks like.
    static let marks: [(mark: EngineMark, name: String)] = [
        (EngineMark(.square), "read/write faster"), (EngineMark(.circle), "mmap faster"),
        (EngineMark(.triangle), "other"), (EngineMark(.diamond, isOpen: true), "none faster"),
    ]

    private let rows: [Row]

    init(_ rows: [Row]) { self.rows = rows.filter { $0.pairs.contains { $0.finding.ratio != nil } } }

    /// The mark of the engine that wins.
    static func mark(_ pair: PairFinding, in benchCase: Case) -> EngineMark {
        guard pair.verdict == .faster || pair.verdict == .slower else { return EngineMark(.diamond, isOpen: true) }
        let winner = benchCase.access(of: pair.verdict == .faster ? pair.engine : pair.baseline)
        let loser = benchCase.access(of: pair.verdict == .faster ? pair.baseline : pair.engine)
        guard let winner, winner != loser else { return EngineMark(.triangle) }
        return EngineMark(winner == .mapped ? .circle : .square)
    }

    /// The drawing; nil where no pair has a ratio.
    var markup: Markup? {
        guard !rows.isEmpty else { return nil }
        let top = Canvas.legendHeight(Self.marks.map(\.name)) + 20
        let heights = rows.map { 19 + 13 * Double($0.pairs.count { $0.finding.ratio != nil }) }
        let bottom = top + heights.reduce(0, +)
        var canvas = Canvas(height: bottom + 18)
        let axis = axis
        drawFrame(&canvas, axis, top: top, bottom: bottom)
        var y = top
        for (row, height) in zip(rows, heights) {
            canvas.text(row.label, x: 0, y: y + 12)
            var line = y + 21
            for pair in row.pairs where pair.finding.ratio != nil {
                draw(pair, &canvas, axis, y: line)
                line += 13
            }
            y += height
        }
        return canvas.markup("Ratios of engines with their intervals; the table below has the figures")
    }

    private var axis: LogAxis {
        let values = rows.flatMap(\.pairs).flatMap { pair -> [Double] in
            let interval = Self.interval(pair.finding)
            return [pair.finding.ratio, interval?.lowerBound, interval?.upperBound].compactMap(\.self)
        }
        let band = [1 - 2 * Verdicts.margin, 1 / (1 - 2 * Verdicts.margin)]
        return LogAxis(values + band, from: 24, to: Canvas.width - 12)
    }

    private func drawFrame(_ canvas: inout Canvas, _ axis: LogAxis, top: Double, bottom: Double) {
        let band = (axis.place(1 / (1 + Verdicts.margin)), axis.place(1 + Verdicts.margin))
        canvas.box(x: band.0, y: top, width: band.1 - band.0, height: bottom - top, "band")
        for tick in axis.ticks {
            let x = axis.place(tick)
            canvas.line((x, top), (x, bottom), "g")
            canvas.text(FigureText.ratio(tick), x: x, y: bottom + 13, .middle, kind: "q")
        }
        canvas.line((axis.place(1), top), (axis.place(1), bottom), "one")
        canvas.legend(Self.marks, y: 10)
        canvas.text("\u{2190} first named is faster", x: axis.place(1) - 4, y: top - 5, .end, kind: "q")
        canvas.text("slower \u{2192}", x: axis.place(1) + 4, y: top - 5, kind: "q")
    }

    private func draw(
        _ pair: (name: String?, finding: PairFinding, mark: EngineMark),
        _ canvas: inout Canvas,
        _ axis: LogAxis,
        y: Double
    ) {
        guard let ratio = pair.finding.ratio else { return }
        if let interval = Self.interval(pair.finding) {
            let ends = (axis.place(interval.lowerBound), axis.place(interval.upperBound))
            canvas.path(
                "M\(Canvas.place(ends.0, y))H\(Canvas.number(ends.1))M\(Canvas.place(ends.0, y - 3))v6M\(Canvas.place(ends.1, y - 3))v6",
                pair.mark.lineKind
            )
        }
        let x = axis.place(ratio)
        canvas.path(pair.mark.path(x, y), pair.mark.kind)
        if let name = pair.name { canvas.text(name, x: 0, y: y + 4, kind: "q", most: 3) }
    }

    /// The interval of the verdict, or the provisional one.
    private static func interval(_ pair: PairFinding) -> ClosedRange<Double>? {
        guard let lower = pair.lower, let upper = pair.upper, lower <= upper, lower > 0 else { return pair.provisional }
        return lower...upper
    }
}
