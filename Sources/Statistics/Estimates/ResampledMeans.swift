/// The values of one case (or of one engine in it), each with the round it comes from.
package struct RoundColumn: Sendable {
    /// The rounds, in ascending order of their values.
    let rounds: [Int]
    /// The values in ascending order.
    let values: [Double]
    /// Their median; nil without values.
    package var median: Double? { values.isEmpty ? nil : interpolated(values, at: 0.5) }

    /// A column of finite values; what has no partner or is not finite is left out.
    package init(rounds: [Int], values: [Double]) {
        let kept = zip(rounds, values).filter { $0.1.isFinite }.sorted { $0.1 < $1.1 }
        self.rounds = kept.map(\.0)
        self.values = kept.map(\.1)
    }

    fileprivate init(_ column: RoundColumn, places: [Int: Int]) {
        rounds = column.rounds.map { places[$0] ?? 0 }
        values = column.values
    }

    /// The median when the value of each round occurs as often as the round was drawn; the plain one if none was.
    ///
    /// A column that has every round has as many values in a redrawn sample as in the first, which spares a pass.
    fileprivate func median(drawn: [Int]) -> Double {
        let total = rounds.count == drawn.count ? drawn.count : rounds.reduce(0) { $0 + drawn[$1] }
        guard total > 0 else { return interpolated(values, at: 0.5) }
        let (lower, upper) = ((total - 1) / 2, total / 2)
        var place = 0
        var seen = drawn[rounds[0]]
        while seen <= lower {
            place += 1
            seen += drawn[rounds[place]]
        }
        let below = values[place]
        while seen <= upper {
            place += 1
            seen += drawn[rounds[place]]
        }
        return 0.5 * below + 0.5 * values[place]
    }
}

/// Means over cases of each case's median, made of rounds that are drawn with replacement.
///
/// A round is drawn with all of its cases, because what disturbs one disturbs the others; a case may lack rounds. The
/// same input and seed give the same means.
///
/// - Parameters:
///   - columns: one for each case.
///   - groups: the places of the columns that are averaged together; empty columns are passed over.
///   - resamples: how many times the rounds are drawn.
///   - seed: of the ``SeededGenerator`` that draws.
/// - Returns: for each group `resamples` means, in the order of the draws; none for a group without values.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", chapters 8 (clusters) and 13.3.
package func resampledMeans(
    _ columns: [RoundColumn],
    groups: [[Int]],
    resamples: Int = 1_000,
    seed: UInt64
) -> [[Double]] {
    let rounds = Set(columns.flatMap(\.rounds)).sorted()
    let places = Dictionary(uniqueKeysWithValues: rounds.enumerated().map { ($0.element, $0.offset) })
    let columns = columns.map { RoundColumn($0, places: places) }
    let groups = groups.map { group in group.filter { columns.indices.contains($0) && !columns[$0].values.isEmpty } }
    var generator = SeededGenerator(seed: seed)
    var drawn = [Int](repeating: 0, count: rounds.count)
    var medians = [Double](repeating: 0, count: columns.count)
    var means = groups.map { _ in [Double]() }
    for _ in 0..<max(0, resamples) {
        for place in drawn.indices { drawn[place] = 0 }
        for _ in drawn.indices { drawn[generator.index(below: rounds.count)] += 1 }
        for (place, column) in columns.enumerated() where !column.values.isEmpty {
            medians[place] = column.median(drawn: drawn)
        }
        for (place, group) in groups.enumerated() where !group.isEmpty {
            means[place].append(group.reduce(0) { $0 + medians[$1] } / Double(group.count))
        }
    }
    return means
}
