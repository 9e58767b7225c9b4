import Analysis
import Glibc
import Results
import Statistics

/// Families of pairs with a known truth, put through the checks of a run.
struct Simulation {
    /// What the log ratios of a round are drawn from.
    enum Shape: String, CaseIterable {
        /// Normal.
        case normal
        /// Laplace: heavy tails on both sides.
        case laplace
        /// Normal, with one round in seven up to six spreads higher: the median stays, and one tail is long.
        case spiky
    }

    /// The true ratio of each pair.
    var ratios: [Double]
    /// The standard deviation of the log ratio of a round, or its like.
    var spread: Double
    var shape = Shape.normal
    var plan = CheckPlan(rounds: [16, 32, 48, 64])
    /// A budget ends the run after a number of rounds that has nothing to do with the pairs, from 6 to the last check; false for none.
    var isCut = false

    /// What a number of families has come to.
    struct Outcome {
        var families = 0
        /// Families with a wrong *faster* or *slower*: of a pair that has no difference, or in the wrong direction.
        var wrongFamilies = 0
        /// Pairs that were called faster or slower, and the same.
        var different = 0
        var same = 0
        /// Rounds of all pairs.
        var rounds = 0
        /// The sum of the ratios of the pairs that were called faster or slower, as logarithms.
        var logSum = 0.0

        var wrongRate: Double { Double(wrongFamilies) / Double(families) }
    }

    /// Runs families; the same seed gives the same outcome.
    func run(families: Int, seed: UInt64) -> Outcome {
        var generator = SeededGenerator(seed: seed)
        var outcome = Outcome(families: families)
        let last = plan.rounds.last ?? 0
        for _ in 0..<families {
            let end = isCut ? 6 + generator.index(below: last - 5) : last
            let pairs = ratios.map { ratio in (0..<end).map { _ in log(ratio) + draw(&generator) } }
            // Rounds beyond the check that decides change nothing: they need not be left out.
            let checks = PairChecks(
                pairs.map { PairChecks.Pair(logRatios: $0, rounds: Array($0.indices)) },
                plan: plan,
                isOver: true
            )
            count(pairs, checks, in: &outcome)
        }
        return outcome
    }

    private func count(_ pairs: [[Double]], _ checks: PairChecks, in outcome: inout Outcome) {
        var isWrong = false
        for (index, standing) in checks.standings.enumerated() {
            outcome.rounds += standing.outcome == .open ? pairs[index].count : standing.rounds
            switch standing.outcome {
            case .open: continue
            case .same: outcome.same += 1
            case .differs:
                let center = median(Array(pairs[index].prefix(standing.rounds))) ?? 0
                outcome.different += 1
                outcome.logSum += abs(center)
                isWrong = isWrong || ratios[index] == 1 || (center > 0) != (ratios[index] > 1)
            }
        }
        outcome.wrongFamilies += isWrong ? 1 : 0
    }

    /// A value with the median 0.
    private func draw(_ generator: inout SeededGenerator) -> Double {
        switch shape {
        case .normal: return spread * Self.normal(&generator)
        case .laplace:
            let place = generator.uniform() - 0.5
            return (place < 0 ? 1 : -1) * spread / 2.0.squareRoot() * log(1 - 2 * abs(place))
        case .spiky:
            let value = Self.normal(&generator)
            // Only values above the median are moved, so that it stays where it is.
            return spread * (value > 0 && generator.uniform() < 2.0 / 7 ? value + 6 * generator.uniform() : value)
        }
    }

    /// Box and Muller.
    private static func normal(_ generator: inout SeededGenerator) -> Double {
        let radius = (-2 * log(max(1e-300, generator.uniform()))).squareRoot()
        return radius * cos(2 * Double.pi * generator.uniform())
    }
}
