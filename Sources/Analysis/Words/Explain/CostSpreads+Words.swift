import Results

extension CostSpreads {
    /// Each cost with its spread: `clock ±2 %, system call ±31 %`.
    package var words: String { all.map { "\($0.cost) \(Self.text($0.spread))" }.joined(separator: ", ") }

    /// `±31 %`.
    package static func text(_ spread: Double) -> String { "±" + FigureText.percent(spread) }
}
