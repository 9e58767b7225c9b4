/// The largest number of rounds for which ``drift(_:)`` is exact, when no values are equal.
package let exactDriftLimit = 64

/// How values change from round to round.
package struct Drift: Sendable, Equatable {
    /// The two-sided p-value of "the order of the values is random", 0...1.
    package let p: Double
    /// Kendall's rank correlation (tau-b) of values and rounds, −1...1: 1 where each value is above the one before.
    package let tau: Double
    /// The Theil-Sen slope: the median of the slopes between all pairs of rounds, in the values' unit per round.
    package let slopePerRound: Double
    /// That slope over the whole run, from the first round to the last, in the values' unit.
    package let change: Double
    /// Whether the p-value was counted out or is a normal approximation.
    package let isExact: Bool
}

/// The Mann-Kendall test for a trend over rounds, with the Theil-Sen slope as its size. For a warning, not a verdict.
///
/// It assumes that under "no trend" all orders of the values are equally likely. Neighboring rounds that resemble each
/// other (a machine that is busy for a while) make p small without a lasting trend, which deserves the warning as well.
///
/// - Parameter values: one for each round, in the order measured; log ratios or log times are suitable.
/// - Returns: `nil` with fewer than two values, more than ``pairwiseLimit``, or one that is not finite. All values equal gives p = 1 and tau = 0.
///
/// Source: Mann, "Nonparametric Tests Against Trend", Econometrica 13 (1945); Kendall and Gibbons, "Rank Correlation
/// Methods", 5th ed., chapters 4 and 5; Sen, JASA 63 (1968).
package func drift(_ values: [Double]) -> Drift? {
    guard values.isMeasurable, (2...pairwiseLimit).contains(values.count) else { return nil }
    let count = values.count
    var rising = 0
    var falling = 0
    var slopes: [Double] = []
    slopes.reserveCapacity(count * (count - 1) / 2)
    for later in 1..<count {
        for earlier in 0..<later {
            let step = values[later] - values[earlier]
            if step > 0 { rising += 1 } else if step < 0 { falling += 1 }
            slopes.append(step / Double(later - earlier))
        }
    }
    guard let slope = median(slopes) else { return nil }
    let pairs = Double(count) * Double(count - 1) / 2
    let untied = Double(rising + falling)
    let groups = Midranks(values).groups
    let isExact = rising + falling == count * (count - 1) / 2 && count <= exactDriftLimit
    let tail =
        isExact
        ? inversionsLowerTail(count: count, through: min(rising, falling))
        : normalTrendTail(count: count, groups: groups, difference: abs(rising - falling))
    return Drift(
        p: min(1, 2 * tail),
        tau: untied > 0 ? Double(rising - falling) / (pairs * untied).squareRoot() : 0,
        slopePerRound: slope,
        change: slope * Double(count - 1),
        isExact: isExact
    )
}

/// P(at most `inversions` pairs are out of order) in a random order of `count` values: the k-th value placed adds
/// 0 to k − 1 inversions, all equally likely.
private func inversionsLowerTail(count: Int, through inversions: Int) -> Double {
    var probabilities = [Double](repeating: 0, count: inversions + 1)
    probabilities[0] = 1
    for placed in 2...count {
        var window = 0.0
        var next = probabilities
        for sum in 0...inversions {
            window += probabilities[sum]
            if sum >= placed { window -= probabilities[sum - placed] }
            next[sum] = window / Double(placed)
        }
        probabilities = next
    }
    return probabilities.reduce(0, +)
}

/// The normal lower tail of rising minus falling pairs, with the corrections for ties and continuity.
private func normalTrendTail(count: Int, groups: [Int], difference: Int) -> Double {
    func term(_ size: Int) -> Double {
        let size = Double(size)
        return size * (size - 1) * (2 * size + 5)
    }
    let variance = (term(count) - groups.reduce(0) { $0 + term($1) }) / 18
    guard variance > 0 else { return 0.5 }
    return normalLowerTail((1 - Double(difference)) / variance.squareRoot())
}
