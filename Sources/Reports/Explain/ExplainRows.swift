import Analysis

/// The rows that explain one engine, as every form shows them.
struct ExplainRows {
    struct Row {
        let name: String
        let time: String
        let share: String
        let basis: String
        /// True for a part of the access.
        var isInside = false
    }

    private let engine: EngineExplanation

    init(_ engine: EngineExplanation) { self.engine = engine }

    /// The engine with its times, in a line.
    var heading: String {
        let whole = FigureText.time(nanoseconds: engine.whole)
        let median = FigureText.time(nanoseconds: engine.median)
        var text = "\(engine.engine): \(whole) an operation"
        if median != whole { text += " (median \(median))" }
        guard let user = engine.userShare, let system = engine.systemShare else { return text }
        return text + "; CPU: \(FigureText.percent(user)) user, \(FigureText.percent(system)) system"
    }

    /// Calls, faults and bytes from the device, in a line; nil where none was counted.
    var counts: String? { engine.counts.map { "for an operation: \($0.text)" } }

    /// What the PMU counted, in a line; nil where there was none.
    var events: String? { engine.events.map { "counted for an operation: \($0.text)" } }

    var all: [Row] {
        engine.phases.map { row($0) } + [row("access", engine.access, "what is left of the whole")]
            + engine.parts.map { row($0, isInside: true) }
            + [row("unexplained", engine.unexplained, "", isInside: true)]
    }

    private func row(_ part: CostPart, isInside: Bool = false) -> Row {
        row(
            engine.name(of: part.kind),
            part.nanoseconds,
            part.basis,
            isInside: isInside
        )
    }

    private func row(_ name: String, _ nanoseconds: Double, _ basis: String, isInside: Bool = false) -> Row {
        Row(
            name: name,
            time: FigureText.time(nanoseconds: nanoseconds),
            share: FigureText.percent(nanoseconds / engine.whole),
            basis: basis,
            isInside: isInside
        )
    }
}
