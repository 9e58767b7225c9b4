import Analysis
import Results

/// Every trial of a case in the order in which it ran, with lines between those of one round; beside them how each engine's
/// times lie.
struct TrialsPlot {
    let engines: [(summary: EngineSummary, trials: [Trial], mark: EngineMark)]
    let rounds: [Int]

    private static let left = 46.0
    private static let height = 150.0

    init(_ finding: CaseFinding, _ result: CaseResult) {
        engines = zip(finding.summaries, result.tables).enumerated().map { place, entry in
            (entry.0, (0..<entry.1.count).map { entry.1[$0] }, EngineMark(place: place))
        }
        rounds = Set(engines.flatMap { $0.trials.map(\.round) }).sorted()
    }

    private var measured: [Double] {
        engines.flatMap { $0.trials.filter(\.isMeasured).compactMap(\.metricNanosecondsPerOperation) }
    }
    private var legend: [(mark: EngineMark, name: String)] { engines.map { ($0.mark, $0.summary.engine) } }

    /// The trials; nil where none is valid.
    var markup: Markup? {
        guard !measured.isEmpty else { return nil }
        let top = Canvas.legendHeight(legend.map(\.name)) + 6
        let bottom = top + Self.height
        var canvas = Canvas(height: bottom + 30)
        canvas.legend(legend, y: 11)
        let axis = LogAxis(measured, from: bottom - 6, to: top, most: 5)
        canvas.times(axis, left: Self.left, bottom: bottom)
        for (place, round) in rounds.enumerated() where place % max(1, (rounds.count + 7) / 8) == 0 {
            canvas.text("\(round + 1)", x: x(place, 0.5), y: bottom + 13, .middle, kind: "q")
        }
        canvas.text("round, with its trials in the order in which they ran", x: Self.left, y: bottom + 27, kind: "q")
        draw(&canvas, axis, bottom: bottom)
        return canvas.markup("Every trial's time in run order; the table below has the figures")
    }

    private func draw(_ canvas: inout Canvas, _ axis: LogAxis, bottom: Double) {
        var marks = engines.map { _ in "" }
        var (joints, missing) = ("", "")
        for (place, round) in rounds.enumerated() {
            var points: [(x: Double, y: Double)] = []
            for (number, engine) in engines.enumerated() {
                for trial in engine.trials where trial.round == round {
                    let part = (Double(min(max(0, trial.position), engines.count - 1)) + 0.5) / Double(engines.count)
                    let x = x(place, part)
                    guard trial.isMeasured, let time = trial.metricNanosecondsPerOperation else {
                        missing += EngineMark(.cross).path(x, bottom)
                        continue
                    }
                    points.append((x, axis.place(time)))
                    marks[number] += engine.mark.path(x, axis.place(time))
                }
            }
            let line = points.sorted { $0.x < $1.x }.map { Canvas.place($0.x, $0.y) }
            if line.count > 1 { joints += "M" + line.joined(separator: "L") }
        }
        canvas.path(joints, "j")
        for (path, engine) in zip(marks, engines) { canvas.path(path, engine.mark.kind) }
        canvas.path(missing, "c5 k4")
    }

    private func x(_ place: Int, _ part: Double) -> Double {
        let step = (Canvas.width - Self.left - 4) / Double(max(1, rounds.count))
        return Self.left + 2 + step * (Double(place) + 0.15 + 0.7 * part)
    }

    /// The times of each engine on one axis: each trial a stroke, the median and its deviation a box; nil where none is valid.
    var distribution: Markup? {
        let shown = engines.filter { $0.summary.medianNanosecondsPerOperation != nil }
        guard !measured.isEmpty else { return nil }
        let bottom = 36 * Double(shown.count) + 4
        var canvas = Canvas(height: bottom + 18)
        let axis = LogAxis(measured, from: 18, to: Canvas.width - 22, most: 5)
        for tick in axis.ticks {
            canvas.line((axis.place(tick), 0), (axis.place(tick), bottom), "g")
            canvas.text(FigureText.time(nanoseconds: tick), x: axis.place(tick), y: bottom + 13, .middle, kind: "q")
        }
        for (number, engine) in shown.enumerated() {
            let y = 36 * Double(number)
            canvas.text(engine.summary.engine, x: 0, y: y + 12)
            let median = engine.summary.medianNanosecondsPerOperation ?? 1
            let deviation = engine.summary.madNanosecondsPerOperation ?? 0
            let ends = (axis.place(max(median - deviation, median / 1e3)), axis.place(median + deviation))
            canvas.box(x: ends.0, y: y + 17, width: max(0.5, ends.1 - ends.0), height: 14, "\(engine.mark.lineKind) o")
            let strokes = engine.trials.filter(\.isMeasured).compactMap(\.metricNanosecondsPerOperation).map {
                "M\(Canvas.place(axis.place($0), y + 20))v8"
            }
            canvas.path(strokes.joined(), engine.mark.lineKind)
            canvas.path(engine.mark.path(axis.place(median), y + 24), engine.mark.kind)
        }
        return canvas.markup("How the times of each engine lie; the table below has the figures")
    }
}
