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
            if engines[contrast.pair] == nil { order.append(contrast.pair) }
            engines[contrast.pair, default: []].append(contrast.words)
        }
        let heading =
            "The same engine with other memory: ratio over the rounds, with its own 99 % interval. Above 1 the first is slower."
        let items = order.map { pair in
            ReportNote(.item, "\(pair): \((engines[pair] ?? []).joined(separator: ", "))")
        }
        return Report.Section([.note(ReportNote(.paragraph, heading))] + items.map { .note($0) })
    }
}
