import Analysis

/// The time of each engine over a parameter that a list has swept, with the crossovers.
struct SweepPlot {
    private let sweep: Sweep
    private let engines: [String]

    private static let left = 46.0
    private static let height = 150.0

    init(_ sweep: Sweep) {
        self.sweep = sweep
        engines = sweep.findings.first?.summaries.map(\.engine) ?? []
    }

    private func median(_ finding: CaseFinding, _ engine: Int) -> Double? {
        finding.summaries[engine].medianNanosecondsPerOperation
    }

    /// The drawing; nil where nothing was measured.
    var markup: Markup? {
        let medians = sweep.findings.flatMap { finding in engines.indices.compactMap { median(finding, $0) } }
        guard !medians.isEmpty else { return nil }
        let top = Canvas.legendHeight(engines) + 6
        let bottom = top + Self.height
        var canvas = Canvas(height: bottom + 30)
        let places = places
        for crossover in sweep.crossovers {
            guard let from = sweep.values.firstIndex(of: crossover.from),
                let to = sweep.values.firstIndex(of: crossover.to)
            else { continue }
            canvas.box(x: places[from], y: top, width: places[to] - places[from], height: Self.height, "band")
        }
        canvas.legend(engines.enumerated().map { (EngineMark(place: $0), $1) }, y: 11)
        let axis = LogAxis(medians, from: bottom - 6, to: top, most: 5)
        canvas.times(axis, left: Self.left, bottom: bottom)
        let step = max(1, (places.count + 6) / 7)
        for (number, value) in sweep.values.enumerated() where number % step == 0 {
            canvas.text(
                value,
                x: places[number],
                y: bottom + 13,
                .middle,
                kind: "q",
                most: 56 * step / max(1, places.count)
            )
        }
        canvas.text(sweep.key.replacing("-", with: " "), x: Self.left, y: bottom + 27, kind: "q")
        for engine in engines.indices { draw(engine, &canvas, axis, places) }
        return canvas.markup("Times over \(sweep.key); the table below has the figures")
    }

    private func draw(_ engine: Int, _ canvas: inout Canvas, _ axis: LogAxis, _ places: [Double]) {
        let mark = EngineMark(place: engine)
        let points = sweep.findings.enumerated().compactMap { number, finding in
            median(finding, engine).map { (x: places[number], y: axis.place($0)) }
        }
        guard !points.isEmpty else { return }
        canvas.path("M" + points.map { Canvas.place($0.x, $0.y) }.joined(separator: "L"), mark.lineKind)
        canvas.path(points.map { mark.path($0.x, $0.y) }.joined(), mark.kind)
    }

    /// Where the values lie: on a logarithmic axis where they are numbers, else one beside the other.
    private var places: [Double] {
        let numbers = sweep.values.compactMap { Sweep.number($0) }.filter { $0 > 0 }
        guard numbers.count == sweep.values.count else {
            let width = (Canvas.width - Self.left) / Double(sweep.values.count)
            return sweep.values.indices.map { Self.left + width * (Double($0) + 0.5) }
        }
        let axis = LogAxis(numbers, from: Self.left + 16, to: Canvas.width - 18)
        return numbers.map(axis.place)
    }

    /// Each value with the medians and verdicts.
    var table: ReportTable {
        let pairs = sweep.findings.first?.comparisons.map { "\($0.engine) against \($0.baseline)" } ?? []
        return ReportTable(
            .detail,
            columns: [ReportTable.Column(sweep.key)] + engines.map { ReportTable.Column($0, .trailing) }
                + pairs.map { ReportTable.Column($0) },
            rows: zip(sweep.values, sweep.findings).map { value, finding in
                [.text(value)]
                    + engines.indices.map { ReportCell(median(finding, $0).map { .time(nanoseconds: $0) } ?? .missing) }
                    + finding.comparisons.map { CaseBlock.verdict($0, finding.benchCase) }
            }
        )
    }

    /// The part of a page with every sweep of a run; nil where no list has swept anything.
    static func part(_ findings: [CaseFinding]) -> PagePart? {
        let sweeps = Sweep.all(findings)
        guard !sweeps.isEmpty else { return nil }
        let text =
            "The median time of an operation over what a list has swept; the band is where another engine becomes the faster one."
        let crossovers = sweeps.flatMap { sweep in sweep.crossovers.map { "\(sweep.title): \($0.words)." } }
        let drawings = sweeps.compactMap { sweep -> PagePart.Piece? in
            let plot = SweepPlot(sweep)
            return plot.markup.map { .picture($0, caption: sweep.title, table: [(nil, plot.table)]) }
        }
        guard !drawings.isEmpty else { return nil }
        let notes = [ReportNote(.paragraph, text)] + crossovers.map { ReportNote(.item, $0) }
        return PagePart(heading: "Over parameters", pieces: [.blocks(notes.map { .note($0) })] + drawings)
    }
}
