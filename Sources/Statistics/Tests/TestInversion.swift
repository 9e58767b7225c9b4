/// A test of the center of a distribution that counts how many points lie on the wrong side, and its inversion.
///
/// The points are the values themselves (sign test) or their Walsh averages (signed-rank test). Interval, p-value and
/// equivalence all read the same probabilities, so that they can't contradict each other: the interval at 1 − alpha
/// excludes a value exactly when the two-sided p-value against it is at most alpha, with ties and at zero too.
/// A point that equals the tested value counts as on the wrong side, for both directions.
struct TestInversion {
    /// The points, sorted.
    let points: [Double]

    /// P(at most c points on the wrong side | the center is the tested value), for c from 0 to under half the points.
    let tails: [Double]

    /// One-sided p-value when `against` of the points are on the wrong side.
    func oneSidedP(against: Int) -> Double {
        if against < tails.count { return min(1, tails[against]) }
        let mirrored = points.count - 1 - against
        guard mirrored >= 0 else { return 1 }
        return mirrored < tails.count ? 1 - tails[mirrored] : tails.last ?? 1
    }

    /// Two-sided p-value of a center at `value`: twice the smaller one-sided one, at most 1.
    func twoSidedP(of value: Double) -> Double {
        min(1, 2 * min(pBelow(value), pAbove(value)))
    }

    /// One-sided p-value of "the center is at most `bound`": small when the points lie above it.
    func pBelow(_ bound: Double) -> Double {
        oneSidedP(against: points.count { $0 <= bound })
    }

    /// One-sided p-value of "the center is at least `bound`": small when the points lie below it.
    func pAbove(_ bound: Double) -> Double {
        oneSidedP(against: points.count { $0 >= bound })
    }

    /// The largest number of points that may lie on the wrong side at a two-sided error rate of `alpha`.
    func depth(alpha: Double) -> Int? {
        var low = 0
        var high = tails.count
        while low < high {
            let middle = (low + high) / 2
            if 2 * tails[middle] <= alpha { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// All centers that the two-sided test at `alpha` does not reject; `nil` where no center can be rejected.
    func interval(alpha: Double) -> ClosedRange<Double>? {
        depth(alpha: alpha).map { points[$0]...points[points.count - 1 - $0] }
    }
}
