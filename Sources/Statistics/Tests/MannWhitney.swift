/// The largest product of two sample sizes for which ``mannWhitney(_:_:)`` is exact, when no values are equal.
package let exactMannWhitneyLimit = 2_500

/// The outcome of a Mann-Whitney U test.
package struct MannWhitneyTest: Sendable, Equatable {
    /// The two-sided p-value, 0...1.
    package let p: Double
    /// U of the first sample: the number of pairs in which its value is the larger, equal ones counted half.
    package let u: Double
    /// How often a value of the first sample is larger than one of the second, 0...1; 0.5 means no difference.
    package let superiority: Double
    /// Whether the p-value was counted out or is a normal approximation.
    package let isExact: Bool
}

/// The two-sided Mann-Whitney U test of two unpaired samples.
///
/// It assumes that all values are independent. Samples of two sessions are not, as each has its own offset: between
/// stored results this raises false alarms, and more values make it worse. Pair within rounds where possible.
///
/// Exact where no values are equal and the sizes multiply to at most ``exactMannWhitneyLimit``; otherwise normal with
/// corrections for ties and continuity.
///
/// - Parameters:
///   - first: one sample, in any order.
///   - second: the other, in the same unit; the sizes may differ.
/// - Returns: `nil` where a sample is empty or a value is not finite. All values equal gives p = 1.
///
/// Source: Mann and Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the
/// Other", Ann. Math. Statist. 18 (1947), whose recurrence is used; tie correction: Hollander, Wolfe and Chicken, 4.1.
package func mannWhitney(_ first: [Double], _ second: [Double]) -> MannWhitneyTest? {
    guard first.isMeasurable, second.isMeasurable else { return nil }
    let ranks = Midranks(first + second)
    let (m, n) = (first.count, second.count)
    let pairs = m * n
    let doubledU = ranks.doubled.prefix(m).reduce(0, +) - m * (m + 1)
    let smaller = min(doubledU, 2 * pairs - doubledU)
    let isExact = !ranks.hasTies && pairs <= exactMannWhitneyLimit
    let tail =
        isExact
        ? rankSumLowerTail(m, n, through: smaller / 2)
        : normalRankSumTail(m, n, u: Double(smaller) / 2, tieTerm: ranks.tieTerm)
    return MannWhitneyTest(
        p: min(1, 2 * tail),
        u: Double(doubledU) / 2,
        superiority: Double(doubledU) / Double(2 * pairs),
        isExact: isExact
    )
}

/// P(U ≤ u) without ties. The largest of all values is of the first sample with probability m/(m + n) and is then
/// larger than all n of the second; else it is of the second and adds nothing.
private func rankSumLowerTail(_ m: Int, _ n: Int, through u: Int) -> Double {
    var none = [Double](repeating: 0, count: u + 1)
    none[0] = 1
    var previous = [[Double]](repeating: none, count: n + 1)
    for i in 1...m {
        var current = [none]
        current.reserveCapacity(n + 1)
        for j in 1...n {
            let share = Double(i) / Double(i + j)
            let (taken, skipped) = (previous[j], current[j - 1])
            current.append(
                (0...u).map { value in
                    (1 - share) * skipped[value] + (value >= j ? share * taken[value - j] : 0)
                }
            )
        }
        previous = current
    }
    return previous[n].reduce(0, +)
}

private func normalRankSumTail(_ m: Int, _ n: Int, u: Double, tieTerm: Double) -> Double {
    let (pairs, total) = (Double(m) * Double(n), Double(m + n))
    let variance = pairs / 12 * (total + 1 - tieTerm / (total * (total - 1)))
    guard variance > 0 else { return 0.5 }
    return normalLowerTail((u + 0.5 - pairs / 2) / variance.squareRoot())
}
