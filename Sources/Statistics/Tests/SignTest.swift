/// What to do with differences of exactly zero in a sign test.
package enum SignTestZeros: Sendable {
    /// They stay in the count and speak against the larger side.
    ///
    /// This tests whether the *median* can be zero, is valid for values with ties, and is the test of which
    /// ``medianInterval(_:alpha:)`` is the inversion.
    case counted

    /// They are left out, as textbooks and `scipy.stats.binomtest` users do (Dixon and Mood, JASA 41, 1946).
    ///
    /// This tests whether positive and negative are equally likely, which is another question once zeros occur: of 100
    /// zeros and 10 positive values it rejects (p = 0.002) although the median is zero beyond doubt. No interval for
    /// the median can agree with that, so never print one beside it.
    case dropped
}

/// The outcome of a sign test on paired differences.
package struct SignTest: Sendable, Equatable {
    /// The exact two-sided p-value, 0...1.
    package let p: Double
    /// The number of differences above zero.
    package let positives: Int
    /// The number of differences below zero.
    package let negatives: Int
    /// The number of differences that are exactly zero.
    package let zeros: Int
}

/// The exact two-sided sign test of paired differences against a median of zero.
///
/// It assumes independent differences and nothing about the shape of their distribution, so it holds for engines whose
/// times have unlike tails.
///
/// - Parameters:
///   - differences: one for each pair, such as log ratios; only their signs matter.
///   - zeros: how differences of zero count; the default agrees with ``medianInterval(_:alpha:)``.
/// - Returns: `nil` without differences or with one that is not finite. All zero gives p = 1.
///
/// Source: Conover, "Practical Nonparametric Statistics", 3rd ed., section 3.4.
package func signTest(_ differences: [Double], zeros handling: SignTestZeros = .counted) -> SignTest? {
    guard differences.isMeasurable else { return nil }
    let positives = differences.count { $0 > 0 }
    let negatives = differences.count { $0 < 0 }
    let count = handling == .dropped ? positives + negatives : differences.count
    let against = count - max(positives, negatives)
    return signTestP(count: count, against: against).map {
        SignTest(p: $0, positives: positives, negatives: negatives, zeros: differences.count - positives - negatives)
    }
}

/// The exact two-sided p-value of a sign test in which `against` of `count` differences do not have the sign of the rest.
///
/// With 16 rounds and none against it is 3.1e-5, with one against 5.2e-4.
///
/// - Returns: 1 where `against` is half of the count or more; `nil` where `against` is not in `0...count`.
package func signTestP(count: Int, against: Int) -> Double? {
    guard against >= 0, against <= count else { return nil }
    guard against < count - against else { return 1 }
    for (heads, probability) in HalfBinomialTail(count: count).enumerated() where heads == against {
        return min(1, 2 * probability)
    }
    return nil
}

/// The smallest two-sided p-value that `count` differences can reach, 2^(1 − count), when all have the same sign.
///
/// It holds for the sign test and the exact signed-rank test alike. A decision at an error rate below it can't be had.
///
/// - Returns: 1 for a count of 0; `nil` for a negative one; 0 where the value is too small for a `Double`.
package func smallestP(count: Int) -> Double? {
    signTestP(count: count, against: 0)
}

/// The smallest number of differences whose ``smallestP(count:)`` is at most `alpha`, and so the smallest for which an
/// interval for the median exists at the level 1 − alpha.
///
/// - Returns: `nil` where `alpha` is not strictly between 0 and 1.
package func smallestCount(alpha: Double) -> Int? {
    guard alpha.isOpenProbability else { return nil }
    var count = 1
    while Double(sign: .plus, exponent: 1 - count, significand: 1) > alpha {
        count += 1
    }
    return count
}

/// The smallest number of differences for which an interval for the median exists at a level: 6 at 95 %, 8 at 99 %.
///
/// - Returns: `nil` where `level` is not strictly between 0 and 1.
package func smallestCount(level: Double) -> Int? {
    smallestCount(alpha: 1 - level)
}
