/// How far the second of two unpaired samples lies above the first: the Hodges-Lehmann shift, its interval, and the
/// Mann-Whitney test that the interval inverts.
///
/// The estimate is the median of the differences second − first of all pairs; on logarithms its exponential is a ratio.
/// The interval's bounds are order statistics of these differences, chosen by ``RankSumTails``, so that it excludes zero
/// exactly when ``p`` is at most its error rate, ties and zeros included: a difference of exactly zero speaks against
/// either direction, and the distribution without ties is used, which is the cautious side. Without ties ``p`` is that
/// of ``mannWhitney(_:_:)``.
///
/// It assumes independent values, and for the interval that the samples differ by a shift alone: for one engine before
/// and after, not for unlike engines. Two sessions each have an offset of their own, which no such test can tell from
/// a change.
///
/// Differences are never kept: an order statistic is found by halving the range of `Double`s and counting, in 64 passes
/// over both sorted samples, so that time grows with m + n and not with m·n.
///
/// Source: Hodges and Lehmann, "Estimates of Location Based on Rank Tests", Ann. Math. Statist. 34 (1963); interval:
/// Hollander, Wolfe and Chicken, "Nonparametric Statistical Methods", 3rd ed., section 4.3 (Moses).
package struct TwoSampleShift: Sendable {
    /// The median of all differences second − first, in the unit of the values.
    package let estimate: Double
    /// The two-sided p-value of no shift, 0...1.
    package let p: Double
    /// Whether ``p`` was counted out or is a normal approximation.
    package var isExact: Bool { tails.isExact }

    private let first: [Double]
    private let second: [Double]
    private let tails: RankSumTails

    /// Compares two samples.
    ///
    /// - Parameters:
    ///   - first: one sample, in any order.
    ///   - second: the other, in the same unit; the sizes may differ.
    ///   - tails: of these sizes, where they are at hand; made here otherwise.
    /// - Returns: nil where a sample is empty, a value is not finite, or `tails` are of other sizes.
    package init?(from first: [Double], to second: [Double], tails given: RankSumTails? = nil) {
        guard first.isMeasurable, second.isMeasurable else { return nil }
        tails = given ?? RankSumTails(first.count, second.count)
        guard tails.pairs == first.count * second.count else { return nil }
        self.first = first.sorted()
        self.second = second.sorted()
        let sorted = (self.first, self.second)
        let pairs = tails.pairs
        let upper = Self.difference(pairs / 2 + 1, of: sorted)
        let lower = pairs.isMultiple(of: 2) ? Self.difference(pairs / 2, of: sorted) : upper
        estimate = 0.5 * lower + 0.5 * upper
        let notAbove = Self.count(atMost: 0, of: sorted)
        let notBelow = pairs - Self.count(atMost: -Double.leastNonzeroMagnitude, of: sorted)
        p = min(1, 2 * tails.lowerTail(min(notAbove, notBelow)))
    }

    /// All shifts that the two-sided test at `alpha` does not reject; nil where the samples are too small to reject any,
    /// or `alpha` is not strictly between 0 and 1.
    package func interval(alpha: Double) -> ClosedRange<Double>? {
        guard alpha.isOpenProbability, let depth = tails.depth(alpha: alpha) else { return nil }
        let low = Self.difference(depth + 1, of: (first, second))
        return low...max(low, Self.difference(tails.pairs - depth, of: (first, second)))
    }

    /// The number of differences of at most `limit`.
    private static func count(atMost limit: Double, of samples: ([Double], [Double])) -> Int {
        let (first, second) = samples
        var above = 0
        var count = 0
        for value in second {
            while above < first.count, value - first[above] > limit { above += 1 }
            count += first.count - above
        }
        return count
    }

    /// The difference at a place, from 1, in ascending order.
    private static func difference(_ place: Int, of samples: ([Double], [Double])) -> Double {
        let (first, second) = samples
        var low = key(second[0] - first[first.count - 1])
        var high = key(second[second.count - 1] - first[0])
        while low < high {
            // The mean of two keys, rounded down, without overflow.
            let middle = (low & high) + ((low ^ high) >> 1)
            if count(atMost: number(middle), of: samples) >= place { high = middle } else { low = middle + 1 }
        }
        // + 0 makes -0 an ordinary zero.
        return number(low) + 0
    }

    /// A whole number in the order of the `Double`s.
    private static func key(_ value: Double) -> Int64 {
        let bits = Int64(bitPattern: value.bitPattern)
        return bits ^ ((bits >> 63) & .max)
    }

    private static func number(_ key: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: key ^ ((key >> 63) & .max)))
    }
}
