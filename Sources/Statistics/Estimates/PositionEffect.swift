/// How values depend on the position in the round at which they were measured.
package struct PositionEffect: Sendable, Equatable {
    /// The p-value of "the position has no effect", 0...1.
    package let p: Double
    /// The Kruskal-Wallis statistic H, corrected for ties.
    package let statistic: Double
    /// The median of the values at each position, in their unit.
    package let medians: [Double]
    /// The largest of these medians minus the smallest.
    package let spread: Double
}

/// The Kruskal-Wallis test of whether values differ with their position in the round. For a warning, not a verdict.
///
/// Engines differ in speed, so pass what is left after each engine's own center: its log time minus its median log
/// time. The p-value is the chi-squared approximation, which is rough with fewer than five values at a position.
///
/// - Parameter values: shape [position][value]; the numbers of values may differ.
/// - Returns: `nil` with fewer than two positions, a position without values, or a value that is not finite. All
///   values equal gives p = 1.
///
/// Source: Kruskal and Wallis, "Use of Ranks in One-Criterion Variance Analysis", JASA 47 (1952).
package func positionEffect(_ values: [[Double]]) -> PositionEffect? {
    let medians = values.compactMap(median)
    guard values.count > 1, medians.count == values.count, let high = medians.max(), let low = medians.min() else {
        return nil
    }
    let ranks = Midranks(values.flatMap(\.self))
    let total = Double(ranks.doubled.count)
    var start = 0
    var squares = 0.0
    for group in values {
        // Distance of the group's mean rank from the mean of all ranks, (total + 1)/2.
        let rankSum = Double(ranks.doubled[start..<(start + group.count)].reduce(0, +)) / 2
        let size = Double(group.count)
        let distance = rankSum / size - (total + 1) / 2
        squares += size * distance * distance
        start += group.count
    }
    let correction = 1 - ranks.tieTerm / (total * (total * total - 1))
    let statistic = correction > 0 ? 12 * squares / (total * (total + 1)) / correction : 0
    return PositionEffect(
        p: chiSquaredUpperTail(statistic, degreesOfFreedom: values.count - 1),
        statistic: statistic,
        medians: medians,
        spread: high - low
    )
}
