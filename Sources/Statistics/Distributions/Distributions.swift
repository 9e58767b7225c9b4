import Glibc

/// P(Z ≤ z) of a standard normal Z, with full relative precision in the lower tail.
func normalLowerTail(_ z: Double) -> Double {
    0.5 * erfc(-z / 2.0.squareRoot())
}

/// P(X ≥ x) of a chi-squared X with a whole number of degrees of freedom, from its finite series.
///
/// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.4.4 and 26.4.5.
func chiSquaredUpperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    guard x > 0, degreesOfFreedom > 0 else { return 1 }
    let half = x / 2
    // Even: the sum starts at exp(−x/2); odd: at erfc(√(x/2)), its terms being half a step further.
    let isOdd = !degreesOfFreedom.isMultiple(of: 2)
    var term = isOdd ? 2 * exp(-half) * (half / Double.pi).squareRoot() : exp(-half)
    var sum = isOdd ? erfc(half.squareRoot()) : 0
    for step in 0..<(degreesOfFreedom / 2) {
        sum += term
        term *= half / (Double(step + 1) + (isOdd ? 0.5 : 0))
    }
    return min(1, sum)
}
