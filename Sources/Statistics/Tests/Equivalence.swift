import Glibc

/// The answer to "is the difference small enough not to matter?".
package struct Equivalence: Sendable, Equatable {
    /// The interval at the level 1 − 2·alpha, in the unit of the differences; `nil` where there are too few of them.
    package let interval: ClosedRange<Double>?
    /// The p-value, the larger of the two one-sided ones, 0...1.
    package let p: Double
    /// Whether the interval lies strictly inside the margin, which is the same as `p` being at most alpha.
    package let isEquivalent: Bool
}

/// Two one-sided tests (TOST): whether the center of paired differences lies inside a margin.
///
/// The center is shown to be above the lower bound and below the upper bound, each at the error rate `alpha`. That is
/// the same as the interval at the level 1 − 2·alpha lying strictly inside the margin: with `alpha` = 0.05, the 90 %
/// interval. No evidence of a difference is no evidence of sameness: with few or noisy values the answer is `false`.
///
/// - Parameters:
///   - differences: one for each pair; log ratios for a margin from ``logMargin(_:)``.
///   - margin: the differences that do not matter, in the same unit.
///   - alpha: the one-sided error rate, above 0 and below 0.5.
///   - method: the test that is inverted.
/// - Returns: `nil` without differences, with one that is not finite, or with `alpha` or `margin` out of range.
///
/// Source: Schuirmann, "A comparison of the two one-sided tests procedure and the power approach", J. Pharmacokinet.
/// Biopharm. 15 (1987).
package func equivalence(
    _ differences: [Double],
    within margin: ClosedRange<Double>,
    alpha: Double = 0.05,
    by method: IntervalMethod
) -> Equivalence? {
    guard alpha > 0, alpha < 0.5, !margin.lowerBound.isNaN, !margin.upperBound.isNaN else { return nil }
    guard let test = method.inversion(differences) else { return nil }
    let p = max(test.pBelow(margin.lowerBound), test.pAbove(margin.upperBound))
    let interval = test.interval(alpha: 2 * alpha)
    let isInside = interval.map { $0.lowerBound > margin.lowerBound && $0.upperBound < margin.upperBound } ?? false
    return Equivalence(interval: interval, p: p, isEquivalent: isInside)
}

/// The margin of log ratios for "the same within `fraction`": from −ln(1 + fraction) to ln(1 + fraction).
///
/// For 0.05 it stands for ratios from 0.952 to 1.05, so that exchanging the two sides does not change the answer.
///
/// - Returns: `nil` where `fraction` is not finite and above 0.
package func logMargin(_ fraction: Double) -> ClosedRange<Double>? {
    guard fraction.isFinite, fraction > 0 else { return nil }
    return -log1p(fraction)...log1p(fraction)
}
