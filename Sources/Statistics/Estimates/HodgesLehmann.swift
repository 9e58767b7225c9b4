/// The Hodges-Lehmann estimate of the center: the median of the averages of all pairs, each value with itself included.
///
/// For symmetric values it estimates the median, with less noise than the sample median has on nearly normal values.
///
/// - Parameter values: in any order and unit; time and space grow with the square of their number.
/// - Returns: in the unit of the values; `nil` without values, with one that is not finite, or with more than
///   ``pairwiseLimit``.
///
/// Source: Hodges and Lehmann, "Estimates of Location Based on Rank Tests", Ann. Math. Statist. 34 (1963).
package func hodgesLehmann(_ values: [Double]) -> Double? {
    guard values.isMeasurable, values.count <= pairwiseLimit else { return nil }
    return interpolated(walshAverages(values), at: 0.5)
}

/// The interval for the center of symmetric values that the signed-rank test gives.
///
/// Its bounds are order statistics of the pairwise averages, chosen by the signed-rank distribution: exact up to
/// ``exactSignedRankLimit`` values, normal beyond. It excludes zero exactly when ``hodgesLehmannP(_:)`` is at most
/// `alpha`. Where it is exact, ties only raise its coverage.
///
/// - Parameters:
///   - values: independent values, in any order and unit.
///   - alpha: the two-sided error rate, strictly between 0 and 1.
/// - Returns: bounds in the unit of the values; `nil` where there are too few values for this level (see
///   ``smallestCount(alpha:)``), more than ``pairwiseLimit``, one that is not finite, or `alpha` out of range.
///
/// Source: Hollander, Wolfe and Chicken, "Nonparametric Statistical Methods", 3rd ed., section 3.3 (Tukey's interval).
package func hodgesLehmannInterval(_ values: [Double], alpha: Double) -> ClosedRange<Double>? {
    guard alpha.isOpenProbability else { return nil }
    return TestInversion(signedRank: values)?.interval(alpha: alpha)
}

/// ``hodgesLehmannInterval(_:alpha:)`` with `alpha` = 1 − `level`.
package func hodgesLehmannInterval(_ values: [Double], level: Double) -> ClosedRange<Double>? {
    hodgesLehmannInterval(values, alpha: 1 - level)
}

/// The two-sided p-value of the signed-rank test in the form that ``hodgesLehmannInterval(_:alpha:)`` inverts.
///
/// It is the smallest error rate at which that interval excludes zero. Without zeros and ties it is the p-value of
/// ``wilcoxonSignedRank(_:alternative:)``; with them it mostly is larger, because averages of exactly zero count against the
/// larger side and the distribution without ties is used. It stays valid: a small symmetric jitter would break the
/// ties and could only add averages to that side. Use this one for decisions that are printed beside the interval.
///
/// - Returns: 0...1; `nil` where ``hodgesLehmann(_:)`` is.
package func hodgesLehmannP(_ values: [Double]) -> Double? {
    TestInversion(signedRank: values)?.twoSidedP(of: 0)
}

/// The averages of all pairs of values, each with itself included, sorted.
private func walshAverages(_ values: [Double]) -> [Double] {
    var averages: [Double] = []
    averages.reserveCapacity(values.count * (values.count + 1) / 2)
    for first in values.indices {
        let half = 0.5 * values[first]
        for second in first..<values.count {
            averages.append(half + 0.5 * values[second])
        }
    }
    averages.sort()
    return averages
}

extension TestInversion {
    /// The signed-rank test: the points are the Walsh averages.
    init?(signedRank values: [Double]) {
        guard values.isMeasurable, values.count <= pairwiseLimit else { return nil }
        let distribution = SignedRankDistribution(count: values.count)
        let points = walshAverages(values)
        let tails = (0..<((points.count + 1) / 2)).map { distribution.lowerTail(doubledSum: 2 * $0) }
        self.init(points: points, tails: tails)
    }
}
