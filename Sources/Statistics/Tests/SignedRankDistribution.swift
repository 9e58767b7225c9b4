/// The number of differences up to which signed-rank probabilities are exact; beyond it they are normal approximations.
package let exactSignedRankLimit = 64

/// The distribution of the sum of those ranks whose difference is positive, when each sign is a fair coin.
///
/// Ranks come doubled, so that midranks of ties are whole. Up to ``exactSignedRankLimit`` the distribution is counted
/// out; beyond, it is normal with the variance Σr²/4, which contains the usual correction for ties, and a continuity
/// correction of one half.
///
/// Source: Hollander, Wolfe and Chicken, "Nonparametric Statistical Methods", 3rd ed., section 3.1.
struct SignedRankDistribution {
    private let cumulative: [Double]
    private let mean: Double
    private let deviation: Double
    let isExact: Bool

    /// - Parameter doubledRanks: positive and ascending.
    init(doubledRanks: [Int]) {
        let total = doubledRanks.reduce(0, +)
        mean = Double(total) / 4
        deviation = doubledRanks.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() / 4
        isExact = doubledRanks.count <= exactSignedRankLimit
        cumulative = isExact ? Self.counted(doubledRanks, total: total) : []
    }

    /// The distribution for `count` differences without ties.
    init(count: Int) {
        self.init(doubledRanks: (0..<count).map { 2 * ($0 + 1) })
    }

    /// P(W ≤ w), where w is half of `doubledSum`.
    func lowerTail(doubledSum: Int) -> Double {
        if isExact {
            return doubledSum < 0 ? 0 : cumulative[min(doubledSum, cumulative.count - 1)]
        }
        return normalLowerTail((Double(doubledSum) / 2 + 0.5 - mean) / deviation)
    }

    private static func counted(_ doubledRanks: [Int], total: Int) -> [Double] {
        var probabilities = [Double](repeating: 0, count: total + 1)
        probabilities[0] = 1
        var reached = 0
        for rank in doubledRanks {
            reached += rank
            for sum in stride(from: reached, through: 0, by: -1) {
                let withRank = sum >= rank ? probabilities[sum - rank] : 0
                probabilities[sum] = 0.5 * (probabilities[sum] + withRank)
            }
        }
        for sum in 1..<probabilities.count {
            probabilities[sum] = min(1, probabilities[sum] + probabilities[sum - 1])
        }
        return probabilities
    }
}
