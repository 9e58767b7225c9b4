/// Which departure from zero a test looks for.
package enum Alternative: Sendable {
    /// Either direction; the p-value is twice the smaller one-sided one.
    case twoSided
    /// The differences tend to be below zero.
    case less
    /// The differences tend to be above zero.
    case greater
}

/// The outcome of a Wilcoxon signed-rank test.
package struct WilcoxonTest: Sendable, Equatable {
    /// The p-value, 0...1.
    package let p: Double
    /// W⁺, the sum of the ranks of the positive differences.
    package let positiveRankSum: Double
    /// W⁻, the sum of the ranks of the negative differences.
    package let negativeRankSum: Double
    /// The number of differences that are not zero.
    package let count: Int
    /// The number of differences of exactly zero, which were left out.
    package let zeros: Int
    /// Whether the p-value was counted out (up to ``exactSignedRankLimit`` differences) or is a normal approximation.
    package let isExact: Bool
}

/// The Wilcoxon signed-rank test of paired differences.
///
/// It assumes that the differences are independent and, under the hypothesis, symmetric about zero. That holds for the
/// same engine before and after a change (the two are exchangeable), and fails for engines whose times have unlike
/// tails: use ``signTest(_:zeros:)`` there.
///
/// Zeros are left out (Wilcoxon's own rule), equal magnitudes get the average of their ranks, and the distribution is
/// that of the ranks as they are, ties included. Where there are zeros or ties the interval of
/// ``hodgesLehmannInterval(_:alpha:)`` need not agree with this p-value; ``hodgesLehmannP(_:)`` always does.
///
/// - Parameters:
///   - differences: one for each pair, such as log ratios.
///   - alternative: the direction to look for.
/// - Returns: `nil` without differences or with one that is not finite. All zero gives p = 1.
///
/// Source: Wilcoxon, "Individual Comparisons by Ranking Methods", Biometrics Bulletin 1 (1945); ties after Pratt and
/// Gibbons, "Concepts of Nonparametric Theory" (1981), chapter 3.
package func wilcoxonSignedRank(_ differences: [Double], alternative: Alternative = .twoSided) -> WilcoxonTest? {
    guard differences.isMeasurable else { return nil }
    let kept = differences.filter { $0 != 0 }
    let ranks = Midranks(kept.map(\.magnitude)).doubled
    let positive = zip(kept, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    let negative = ranks.reduce(0, +) - positive
    let distribution = SignedRankDistribution(doubledRanks: ranks.sorted())
    let p =
        switch alternative {
        case .twoSided: 2 * distribution.lowerTail(doubledSum: min(positive, negative))
        case .less: distribution.lowerTail(doubledSum: positive)
        case .greater: distribution.lowerTail(doubledSum: negative)
        }
    return WilcoxonTest(
        p: min(1, p),
        positiveRankSum: Double(positive) / 2,
        negativeRankSum: Double(negative) / 2,
        count: kept.count,
        zeros: differences.count - kept.count,
        isExact: distribution.isExact
    )
}
