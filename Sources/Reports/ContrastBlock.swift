import Analysis

/// The lines that set cases against each other which differ in what is asked of the memory alone.
struct ContrastBlock {
    private let contrasts: [MemoryContrast]

    init(_ contrasts: [MemoryContrast]) { self.contrasts = contrasts }

    /// A heading and a line for each pair of cases, without line ends; none without contrasts.
    var lines: [String] {
        guard !contrasts.isEmpty else { return [] }
        var order: [String] = []
        var engines: [String: [String]] = [:]
        for contrast in contrasts {
            let pair = "\(contrast.workload): \(contrast.asked) / \(contrast.against)"
            if engines[pair] == nil { order.append(pair) }
            engines[pair, default: []].append(Self.text(contrast))
        }
        let heading =
            "The same engine with other memory: ratio over the rounds, with its own 99 % interval. Above 1 the first is slower."
        return wrapped(heading, columns: TableReport.columns, indent: "")
            + order.flatMap { pair in
                wrapped(
                    "  \(pair): \((engines[pair] ?? []).joined(separator: ", "))",
                    columns: TableReport.columns,
                    indent: "    "
                )
            }
    }

    private static func text(_ contrast: MemoryContrast) -> String {
        let ratio = FigureText.fixed(contrast.ratio, decimals: 2)
        guard let interval = contrast.interval else { return "\(contrast.engine) \(ratio) [too few rounds]" }
        return "\(contrast.engine) \(ratio) [\(FigureText.fixed(interval.lowerBound, decimals: 2)), "
            + "\(FigureText.fixed(interval.upperBound, decimals: 2))]"
    }
}
