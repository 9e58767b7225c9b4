import Analysis

/// Where the time of an operation went: for each part a bar for each engine.
struct CostsPlot {
    private struct Part {
        let name: String
        let times: [Double?]
    }

    private let engines: [EngineExplanation]

    private static let left = 134.0
    private static let bar = 12.0

    init(_ explanation: Explanation) { engines = explanation.engines }

    private var parts: [Part] {
        var names: [String] = []
        var times: [String: [Int: Double]] = [:]
        for (place, engine) in engines.enumerated() {
            for (name, time) in Self.times(engine) {
                if times[name] == nil { names.append(name) }
                times[name, default: [:]][place, default: 0] += time
            }
        }
        let last = "unexplained"
        return (names.filter { $0 != last } + names.filter { $0 == last }).map { name in
            Part(name: name, times: engines.indices.map { times[name]?[$0] })
        }
    }

    private static func times(_ engine: EngineExplanation) -> [(String, Double)] {
        (engine.phases + engine.parts).map { (engine.name(of: $0.kind), $0.nanoseconds) }
            + [("unexplained", engine.unexplained)]
    }

    /// The drawing; nil where nothing could be explained.
    func markup(marks: (String) -> EngineMark) -> Markup? {
        let parts = parts
        let legend = engines.map { (marks($0.engine), $0.engine) }
        let times = parts.flatMap { $0.times.compactMap(\.self) }.filter(\.isFinite)
        guard let largest = times.max(), largest > 0, let least = times.min() else { return nil }
        let top = Canvas.legendHeight(legend.map(\.1)) + 4
        let height = Self.bar * Double(engines.count) + 7
        var canvas = Canvas(height: top + height * Double(parts.count) + 2)
        canvas.legend(legend, y: 11)
        let room = Canvas.width - Self.left - 58
        let span = largest - min(0, max(least, -largest))
        let zero = Self.left + room * (span - largest) / span
        for (number, part) in parts.enumerated() {
            let y = top + height * Double(number)
            canvas.text(part.name, x: Self.left - 8, y: y + height / 2 + 2, .end, most: 24)
            for (place, time) in part.times.enumerated() {
                guard let time, time.isFinite else { continue }
                let line = y + Self.bar * Double(place)
                let length = room * min(largest, time.magnitude) / span
                let start = time < 0 ? max(Self.left, zero - length) : zero
                let width = time < 0 ? zero - start : length
                let mark = marks(engines[place].engine)
                canvas.box(
                    x: start,
                    y: line + 1,
                    width: max(0.5, width),
                    height: Self.bar - 2,
                    time < 0 ? "\(mark.lineKind) o" : mark.barKind
                )
                canvas.text(
                    FigureText.time(nanoseconds: time),
                    x: max(start + width, zero) + 4,
                    y: line + Self.bar - 2,
                    kind: "q"
                )
            }
        }
        canvas.line((zero, top), (zero, top + height * Double(parts.count)), "one")
        return canvas.markup("Where the time of an operation went; the tables below have the figures")
    }

    /// The parts of one engine, each with where its figure comes from.
    static func table(_ rows: ExplainRows) -> ReportTable {
        ReportTable(
            .detail,
            columns: [
                ReportTable.Column("part"), ReportTable.Column("time", .trailing),
                ReportTable.Column("share", .trailing), ReportTable.Column("from"),
            ],
            rows: rows.all.map { row in
                let name = row.isInside ? "access: \(row.name)" : row.name
                return [.text(name), .text(row.time), .text(row.share), .text(row.basis, tone: .quiet)]
            }
        )
    }
}
