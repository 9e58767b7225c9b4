import Glibc

/// A ratio and two medians that point in opposite directions.
package struct PartedPair: Hashable, Sendable {
    /// The engine, as text.
    package let engine: String
    /// The median of the ratios of each round.
    package let ratio: Double
    /// The ratio of the medians over all rounds.
    package let ofMedians: Double

    /// Differences below this are not told: figures of three digits would not show them.
    private static let least = 0.01

    /// nil where both point in one direction, or one of them says nothing.
    package init?(_ engine: String, ratio: Double?, median: Double?, baseline: Double?) {
        guard let ratio, let median, let baseline, ratio > 0, median > 0, baseline > 0 else { return nil }
        let (paired, whole) = (log(ratio), log(median / baseline))
        guard paired * whole < 0, min(abs(paired), abs(whole)) > Self.least else { return nil }
        self.engine = engine
        self.ratio = ratio
        ofMedians = median / baseline
    }
}

extension CaseFinding {
    /// The pairs whose ratio and medians point in opposite directions.
    package var partedPairs: [PartedPair] {
        comparisons.compactMap { pair in
            let median = { (name: String) in
                summaries.first { $0.engine == name }?.medianNanosecondsPerOperation
            }
            return PartedPair(
                pair.engine,
                ratio: pair.ratio,
                median: median(pair.engine),
                baseline: median(pair.baseline)
            )
        }
    }
}
