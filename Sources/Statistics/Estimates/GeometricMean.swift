import Glibc

/// One ratio for many cases, with an interval.
package struct GeometricMean: Sendable, Equatable {
    /// The geometric mean over the cases of each case's median ratio.
    package let ratio: Double
    /// The bootstrap interval for ``ratio``; `nil` where there are too few rounds for the level.
    package let interval: ClosedRange<Double>?
    /// The number of rounds that were resampled.
    package let rounds: Int
    /// The number of cases in each round.
    package let cases: Int
}

/// The geometric mean of ratios; all must be finite and above zero, or the answer is `nil`, as it is without ratios.
package func geometricMean(_ ratios: [Double]) -> Double? {
    guard ratios.allSatisfy({ $0 > 0 }) else { return nil }
    return mean(ratios.map { log($0) }).map { exp($0) }
}

/// The geometric mean over cases of the ratio that each shows (the exponential of its median log ratio), with a
/// percentile bootstrap interval that resamples whole rounds.
///
/// A round is drawn with all of its cases, because what disturbs one case of a round disturbs the others. The level is
/// nominal: simulated coverage at 95 % is 94 to 97 % with 6 cases or more, and with a single case 91 to 93 % for 8 to
/// 32 rounds (use ``medianInterval(_:alpha:)`` there). The same input and seed give the same interval.
///
/// - Parameters:
///   - logRatios: shape [round][case], natural logarithms; every round has the same cases in the same order.
///   - level: nominal coverage, strictly between 0 and 1.
///   - resamples: how many times the rounds are redrawn, at least 1.
///   - seed: of the ``SeededGenerator`` that draws.
/// - Returns: `nil` where the shape is empty or ragged, a value is not finite or beyond ±700, or a parameter is out of
///   range. The interval in it is `nil` below ``smallestCount(level:)`` rounds, as for the intervals of the cases.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", section 13.3; geometric means of ratios: Fleming
/// and Wallace, "How not to lie with statistics", CACM 29 (1986).
package func geometricMean(
    logRatios: [[Double]],
    level: Double = 0.95,
    resamples: Int = 2_000,
    seed: UInt64
) -> GeometricMean? {
    guard let cases = logRatios.first?.count, cases > 0 else { return nil }
    guard logRatios.allSatisfy({ $0.count == cases && $0.allSatisfy(isLogRatio) }) else { return nil }
    guard resamples > 0, let enough = smallestCount(level: level) else { return nil }
    let columns = (0..<cases).map { column in SortedColumn(logRatios.map { $0[column] }) }
    let rounds = logRatios.count
    let estimate = meanOfMedians(columns, drawn: [Int](repeating: 1, count: rounds))
    guard rounds >= enough else {
        return GeometricMean(ratio: exp(estimate), interval: nil, rounds: rounds, cases: cases)
    }
    var generator = SeededGenerator(seed: seed)
    var drawn = [Int](repeating: 0, count: rounds)
    var replicates: [Double] = []
    replicates.reserveCapacity(resamples)
    for _ in 0..<resamples {
        for round in 0..<rounds { drawn[round] = 0 }
        for _ in 0..<rounds { drawn[generator.index(below: rounds)] += 1 }
        replicates.append(meanOfMedians(columns, drawn: drawn))
    }
    replicates.sort()
    let low = exp(interpolated(replicates, at: (1 - level) / 2))
    let high = exp(interpolated(replicates, at: (1 + level) / 2))
    return GeometricMean(ratio: exp(estimate), interval: low...max(low, high), rounds: rounds, cases: cases)
}

/// Whether the ratio that this is the logarithm of is an ordinary `Double` (false for NaN).
private func isLogRatio(_ value: Double) -> Bool {
    value.magnitude < 700
}

private func meanOfMedians(_ columns: [SortedColumn], drawn: [Int]) -> Double {
    columns.reduce(0) { $0 + $1.median(drawn: drawn) } / Double(columns.count)
}

/// One case's values in ascending order, so that the median of a redrawn sample needs no sorting.
private struct SortedColumn {
    private let rounds: [Int]
    private let values: [Double]

    init(_ column: [Double]) {
        rounds = column.indices.sorted { column[$0] < column[$1] }
        values = rounds.map { column[$0] }
    }

    /// The median when the value of round r occurs `drawn[r]` times, with as many values in all as rounds.
    func median(drawn: [Int]) -> Double {
        let lower = (rounds.count - 1) / 2
        let upper = rounds.count / 2
        var seen = 0
        var below = 0.0
        for (round, value) in zip(rounds, values) {
            let before = seen
            seen += drawn[round]
            if before <= lower, lower < seen { below = value }
            if before <= upper, upper < seen { return 0.5 * below + 0.5 * value }
        }
        return below
    }
}
