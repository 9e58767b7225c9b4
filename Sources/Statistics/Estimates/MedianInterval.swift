/// The interval of order statistics that covers the median with a probability of at least 1 − alpha.
///
/// It holds every center that ``signTest(_:zeros:)`` does not reject at `alpha`, and is made by inverting that test:
/// the interval excludes zero exactly when the p-value is at most `alpha`, ties and zeros included. No shape of the
/// distribution is assumed. Since order statistics are discrete, the true coverage (``medianCoverage(count:alpha:)``)
/// is mostly above the level.
///
/// - Parameters:
///   - values: independent values in any order and unit.
///   - alpha: the two-sided error rate, strictly between 0 and 1.
/// - Returns: bounds in the unit of the values; `nil` where there are fewer values than ``smallestCount(alpha:)``,
///   where one is not finite, or where `alpha` is outside its range. Read "too few" as "anything is possible".
///
/// Source: David and Nagaraja, "Order Statistics", 3rd ed., section 7.1.
package func medianInterval(_ values: [Double], alpha: Double) -> ClosedRange<Double>? {
    guard values.isMeasurable, alpha.isOpenProbability else { return nil }
    return TestInversion(sign: values).interval(alpha: alpha)
}

/// The interval of order statistics that covers the median with a probability of at least `level`.
///
/// The same as ``medianInterval(_:alpha:)`` with `alpha` = 1 − `level`, which a `Double` may round. Sign test p-values
/// are multiples of a power of two, so this can't change a decision at the usual decimal levels; where a decision was
/// made at an error rate, pass that.
package func medianInterval(_ values: [Double], level: Double) -> ClosedRange<Double>? {
    medianInterval(values, alpha: 1 - level)
}

/// The probability with which ``medianInterval(_:alpha:)`` of `count` continuous values covers the median.
///
/// - Returns: at least 1 − `alpha`; `nil` where there is no such interval.
package func medianCoverage(count: Int, alpha: Double) -> Double? {
    guard count > 0, alpha.isOpenProbability else { return nil }
    let tails = TestInversion.signTails(count: count)
    return tails.last { 2 * $0 <= alpha }.map { 1 - 2 * $0 }
}

extension TestInversion {
    /// The sign test: the points are the values (finite, at least one).
    init(sign values: [Double]) {
        self.init(points: values.sorted(), tails: Self.signTails(count: values.count))
    }

    /// P(X ≤ c) of a fair coin for every c below half of `count`.
    static func signTails(count: Int) -> [Double] {
        Array(HalfBinomialTail(count: count).prefix((count + 1) / 2))
    }
}
