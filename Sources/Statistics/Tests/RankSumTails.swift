/// The lower tail of the rank-sum statistic U of two samples of given sizes, without ties: made once for all tests of
/// these sizes.
///
/// Exact where the sizes multiply to at most ``exactMannWhitneyLimit``, by the recurrence of Mann and Whitney (Ann. Math.
/// Statist. 18, 1947); otherwise normal with a correction for continuity.
package struct RankSumTails: Sendable {
    /// The number of pairs of a value of each sample.
    package let pairs: Int
    /// Whether the tails were counted out.
    package var isExact: Bool { !cumulative.isEmpty || pairs == 0 }

    /// P(U at most u) for u up to half the pairs; empty where the normal approximation serves.
    private let cumulative: [Double]
    private let deviation: Double

    /// The tails for samples of these sizes; negative ones are taken for 0.
    package init(_ first: Int, _ second: Int) {
        let (m, n) = (max(0, first), max(0, second))
        let (product, overflow) = m.multipliedReportingOverflow(by: n)
        pairs = overflow ? .max : product
        deviation = (Double(m) * Double(n) * (Double(m) + Double(n) + 1) / 12).squareRoot()
        cumulative = pairs > 0 && pairs <= exactMannWhitneyLimit ? Self.counted(m, n) : []
    }

    /// P(U at most `u`) where both samples have one distribution.
    package func lowerTail(_ u: Int) -> Double {
        guard u >= 0 else { return 0 }
        guard u < pairs else { return 1 }
        guard isExact else { return normalLowerTail((Double(u) + 0.5 - Double(pairs) / 2) / deviation) }
        return u < cumulative.count ? cumulative[u] : 1 - cumulative[pairs - 1 - u]
    }

    /// The largest u of which twice the lower tail is at most `alpha`; nil where there is none.
    func depth(alpha: Double) -> Int? {
        var low = 0
        var high = (pairs + 1) / 2
        while low < high {
            let middle = low + (high - low) / 2
            if 2 * lowerTail(middle) <= alpha { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The largest of all values is of the first sample with probability m/(m + n), and is then larger than all n of the
    /// second; else it is of the second and adds nothing.
    private static func counted(_ m: Int, _ n: Int) -> [Double] {
        let size = (m * n + 1) / 2 + 1
        var one = [Double](repeating: 0, count: size)
        one[0] = 1
        var previous = [[Double]](repeating: one, count: n + 1)
        for i in 1...m {
            var current = [one]
            current.reserveCapacity(n + 1)
            for j in 1...n {
                let share = Double(i) / Double(i + j)
                let taken = previous[j]
                var next = current[j - 1]
                for value in 0..<size {
                    next[value] = (1 - share) * next[value] + (value >= j ? share * taken[value - j] : 0)
                }
                current.append(next)
            }
            previous = current
        }
        var sum = 0.0
        return previous[n].map { probability in
            sum += probability
            return min(1, sum)
        }
    }
}
