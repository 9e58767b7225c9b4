/// What Holm's procedure says about one of several hypotheses.
package struct HolmDecision: Sendable, Equatable {
    /// Whether the hypothesis (such as "the ratio is 1") is rejected. This, not ``adjustedP``, is the decision.
    package let isRejected: Bool
    /// The p-value adjusted for the number of hypotheses, 0...1; up to rounding, at most alpha where rejected.
    package let adjustedP: Double
    /// The two-sided error rate at which this hypothesis' interval is to be made.
    package let intervalAlpha: Double
    /// The level of that interval, 1 − ``intervalAlpha``, for printing.
    package var intervalLevel: Double { 1 - intervalAlpha }
}

/// Holm's step-down procedure: which of several hypotheses to reject, with at most `alpha` as the probability of
/// rejecting any true one, whatever the dependence between the tests.
///
/// The m p-values are taken in ascending order and the i-th is compared with alpha/(m − i + 1); at the first that
/// is larger the procedure stops, and that one and all after it are kept.
///
/// **The interval's level.** An interval printed beside a decision must exclude the tested value exactly when the
/// hypothesis was rejected. An interval made by inverting the test excludes it exactly when p ≤ its error rate. So:
/// - A rejected hypothesis was tested at alpha/(m − i + 1) and had p at most that: its interval at that rate excludes
///   the value. Of hypotheses with equal p-values all take the rate of the first, so that their order has no effect:
///   alpha/(m − the number of smaller p-values).
/// - The hypothesis at which the procedure stopped, j, had p above alpha/(m − j + 1), and all later ones have p no
///   smaller: at this rate, all of their intervals hold the value. It is the largest rate of which this is certain.
///
/// Each interval has the coverage of its own level. That all cover their medians at once with 1 − alpha is assured
/// only for intervals at alpha/m; intervals that fit a step-down procedure cannot promise more (Strassburger and
/// Bretz, "Compatible simultaneous lower confidence bounds for the Holm procedure", Stat. Med. 27, 2008).
///
/// - Parameters:
///   - pValues: one for each hypothesis, 0...1, in any order.
///   - alpha: the error rate of the whole family, strictly between 0 and 1.
/// - Returns: one decision for each p-value, in their order; `nil` where a p-value or `alpha` is out of range.
///
/// Source: Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scand. J. Statist. 6 (1979).
package func holm(_ pValues: [Double], alpha: Double) -> [HolmDecision]? {
    guard alpha.isOpenProbability, pValues.allSatisfy({ (0...1).contains($0) }) else { return nil }
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var decisions = [HolmDecision?](repeating: nil, count: pValues.count)
    var stopped = false
    var adjusted = 0.0
    var intervalAlpha = alpha
    var previous = -1.0
    for (step, index) in order.enumerated() {
        let p = pValues[index]
        let remaining = Double(pValues.count - step)
        if !stopped, p > previous {
            intervalAlpha = alpha / remaining
            stopped = p > intervalAlpha
        }
        previous = p
        adjusted = max(adjusted, min(1, remaining * p))
        decisions[index] = HolmDecision(isRejected: !stopped, adjustedP: adjusted, intervalAlpha: intervalAlpha)
    }
    return decisions.compactMap(\.self)
}
