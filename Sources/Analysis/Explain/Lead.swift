package import Results

/// Why one of two engines is ahead: the parts that make up most of the difference.
package struct Lead: Hashable, Sendable {
    /// A part that the one behind has more of, in nanoseconds an operation.
    package struct Difference: Hashable, Sendable {
        /// The part; nil for what is unexplained.
        package let kind: CostPart.Kind?
        /// Of the engine that is ahead.
        package let ahead: Double
        /// Of the engine that is behind.
        package let behind: Double

        var gain: Double { behind - ahead }
    }

    /// Parts are named until they make up so much of the difference, but at most ``mostParts``.
    private static let enough = 0.7
    private static let mostParts = 2

    /// The engine of the comparison, as text.
    package let engine: String
    /// The baseline, as text.
    package let baseline: String
    /// The verdict on the two.
    package let verdict: Verdict
    /// The one that is ahead.
    package let ahead: EngineExplanation
    /// The one that is behind.
    package let behind: EngineExplanation
    /// The parts that the one behind has more of, the largest first.
    package let reasons: [Difference]

    /// The counts of the one behind that tell more than the times of both.
    package var contrasts: [CountContrast] {
        CountContrast.all(behind: behind.counts, ahead: ahead.counts, times: behind.whole / ahead.whole)
    }

    /// How much the one behind takes longer by the means, in nanoseconds an operation; a verdict may say otherwise.
    package var gap: Double { behind.whole - ahead.whole }

    init(_ engine: EngineExplanation, _ baseline: EngineExplanation, verdict: Verdict) {
        self.engine = engine.engine
        self.baseline = baseline.engine
        self.verdict = verdict
        // A verdict is on the medians of groups, and what is explained here is the mean: a few slow operations can part them.
        let isAhead =
            switch verdict {
            case .faster: true
            case .slower: false
            case .same, .inconclusive, .notComparable: engine.whole < baseline.whole
            }
        (ahead, behind) = isAhead ? (engine, baseline) : (baseline, engine)
        reasons = Self.reasons(ahead, behind)
    }

    private static func reasons(_ ahead: EngineExplanation, _ behind: EngineExplanation) -> [Difference] {
        let gap = behind.whole - ahead.whole
        let kinds = CostPart.Kind.allCases.map { kind in
            Difference(kind: kind, ahead: ahead.nanoseconds(of: kind), behind: behind.nanoseconds(of: kind))
        }
        let rest = Difference(kind: nil, ahead: ahead.unexplained, behind: behind.unexplained)
        // A part that is a tenth of the difference or less is no reason for it.
        let differences = (kinds + [rest]).filter { $0.gain > 0.1 * gap }.sorted { $0.gain > $1.gain }
        var chosen: [Difference] = []
        var gained = 0.0
        for difference in differences where gained < enough * gap && chosen.count < mostParts {
            chosen.append(difference)
            gained += difference.gain
        }
        return chosen
    }
}
