import Glibc

/// 1/Φ⁻¹(3/4): times this factor, the median absolute deviation of normal values estimates their standard deviation.
///
/// Source: Rousseeuw and Croux, "Alternatives to the Median Absolute Deviation", JASA 88 (1993), section 1.
package let normalConsistency = 1.482_602_218_505_602

/// The arithmetic mean, in the unit of the values, summed with Neumaier's compensation.
///
/// - Returns: `nil` without values or with a value that is not finite.
package func mean(_ values: [Double]) -> Double? {
    guard values.isMeasurable else { return nil }
    let count = Double(values.count)
    let total = compensatedSum(values)
    return total.isFinite ? total / count : compensatedSum(values.map { $0 / count })
}

/// The median, in the unit of the values: the middle one, or halfway between the two middle ones.
///
/// - Returns: `nil` without values or with a value that is not finite.
package func median(_ values: [Double]) -> Double? {
    quantile(values, at: 0.5)
}

/// The quantile at a probability, by linear interpolation between order statistics.
///
/// This is type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996):
/// with n values it stands at position (n − 1)·p of the sorted values, counted from 0. NumPy, R and Excel use the same.
///
/// - Parameters:
///   - values: in any order and unit.
///   - probability: from 0 (the smallest value) to 1 (the largest).
/// - Returns: `nil` without values, with a value that is not finite, or with a probability outside 0...1.
package func quantile(_ values: [Double], at probability: Double) -> Double? {
    quantiles(values, at: [probability])?.first
}

/// Several quantiles (type 7, see ``quantile(_:at:)``) of the same values, which are sorted once.
///
/// - Returns: one quantile for each probability, in their order; `nil` where ``quantile(_:at:)`` would be for any.
package func quantiles(_ values: [Double], at probabilities: [Double]) -> [Double]? {
    guard values.isMeasurable, probabilities.allSatisfy({ (0...1).contains($0) }) else { return nil }
    let sorted = values.sorted()
    return probabilities.map { interpolated(sorted, at: $0) }
}

/// The median absolute deviation from the median (MAD), in the unit of the values.
///
/// - Parameters:
///   - values: in any order and unit.
///   - scale: a factor on the result: 1 for the plain MAD, ``normalConsistency`` to estimate a standard deviation.
/// - Returns: `nil` without values or with a value that is not finite.
package func medianAbsoluteDeviation(_ values: [Double], scale: Double = 1) -> Double? {
    guard let center = median(values), let deviation = median(values.map { abs($0 - center) }) else { return nil }
    return deviation * scale
}

/// The type 7 quantile of values that are sorted, finite and at least one.
func interpolated(_ sorted: [Double], at probability: Double) -> Double {
    let position = Double(sorted.count - 1) * probability
    let below = Int(position)
    let fraction = position - Double(below)
    guard fraction > 0 else { return sorted[below] }
    let (low, high) = (sorted[below], sorted[below + 1])
    let step = high - low
    return step.isFinite ? low + fraction * step : low * (1 - fraction) + high * fraction
}

/// A sum whose rounding error does not grow with the number of values.
///
/// Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
func compensatedSum(_ values: [Double]) -> Double {
    var sum = 0.0
    var lost = 0.0
    for value in values {
        let next = sum + value
        lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
        sum = next
    }
    return sum + lost
}
