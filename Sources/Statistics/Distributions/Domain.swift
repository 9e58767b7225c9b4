/// The largest number of values for functions that look at all pairs of them (Hodges-Lehmann, drift): they keep about
/// n²/2 numbers, 16 MB at this limit, and answer `nil` beyond it.
package let pairwiseLimit = 2_000

/// The one rule on input that all of this module keeps: values that are not finite, and levels that are not strictly
/// between 0 and 1, are not answered (`nil`), and nothing here traps on data.
extension [Double] {
    /// Whether there is at least one value and each is a finite number.
    var isMeasurable: Bool {
        !isEmpty && allSatisfy(\.isFinite)
    }
}

extension Double {
    /// Whether this is strictly between 0 and 1, as an error rate or a confidence level has to be (NaN is not).
    var isOpenProbability: Bool {
        self > 0 && self < 1
    }
}
