import Analysis

extension Canvas {
    /// An axis of times upwards: a line and a figure at each tick, from `left` to the right edge, and the ground at `bottom`.
    mutating func times(_ axis: LogAxis, left: Double, bottom: Double) {
        for tick in axis.ticks {
            let y = axis.place(tick)
            line((left, y), (Self.width, y), "g")
            text(FigureText.time(nanoseconds: tick), x: left - 4, y: y + 4, .end, kind: "q", most: 9)
        }
        line((left, bottom), (Self.width, bottom), "one")
    }
}
