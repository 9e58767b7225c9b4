import Analysis

/// What sets cases against each other which differ in what is asked of the memory alone.
struct ContrastBlock {
    private let contrasts: [MemoryContrast]

    init(_ contrasts: [MemoryContrast]) { self.contrasts = contrasts }

    /// A sentence and an entry for each pair of cases; nil without contrasts.
    var section: Report.Section? {
        guard !contrasts.isEmpty else { return nil }
        var order: [String] = []
        var engines: [String: [String]] = [:]
        for contrast in contrasts {
            let pair = "\(contrast.workload): \(contrast.asked) / \(contrast.against)"
            if engines[pair] == nil { order.append(pair) }
            engines[pair, default: []].append(Self.text(contrast))
        }
        let heading =
            "The same engine with other memory: ratio over the rounds, with its own 99 % interval. Above 1 the first is slower."
        let items = order.map { pair in
            ReportNote(.item, "\(pair): \((engines[pair] ?? []).joined(separator: ", "))")
        }
        return Report.Section([.note(ReportNote(.paragraph, heading))] + items.map { .note($0) })
    }

    private static func text(_ contrast: MemoryContrast) -> String { "\(contrast.engine) \(contrast.ratio.text)" }
}

extension RoundRatio {
    /// Such as `0.85 [0.81, 0.90]`.
    var text: String {
        let center = FigureText.fixed(ratio, decimals: 2)
        guard let interval else { return "\(center) [too few rounds]" }
        return "\(center) [\(FigureText.fixed(interval.lowerBound, decimals: 2)), "
            + "\(FigureText.fixed(interval.upperBound, decimals: 2))]"
    }
}
