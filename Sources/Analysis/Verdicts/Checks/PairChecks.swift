import Glibc
package import Results
import Statistics

/// The checks of all pairs of a run, replayed from their rounds.
///
/// Each pair is checked after the numbers n_1 < n_2 < ... of its own valid rounds that the plan names, on its first n_k rounds and no
/// others, so that a verdict doesn't change with the rounds that come after it. Check k has the share f_k of the error. With m
/// pairs planned and r of them rejected so far, a pair is rejected at check k if its sign test has p <= a f_k / (m - r); each
/// rejection raises the limit for all, so that every pair is tested again at its latest check until none falls. Pairs that are the
/// same, can't be compared or were dropped stay in m.
///
/// For a true pair the limits of its checks sum up to at most a / (m - r) whatever is measured, which is what Holm's procedure asks of
/// each hypothesis (Bonferroni over the checks, then Holm, Scand. J. Statist. 6, 1979): the probability of rejecting any true pair
/// is at most a. Exact group-sequential boundaries (Lan and DeMets, Biometrika 70, 1983) would gain next to nothing, and are
/// not monotone in the level, which step-down needs.
///
/// *Same* is decided for each pair by itself: two one-sided tests at check k, each at g_k of its error.
package struct PairChecks {
    /// A pair as it was measured.
    package struct Pair {
        /// ln(engine / baseline) of each valid round, in their order.
        let logRatios: [Double]
        /// The number of each of these rounds.
        let rounds: [Int]
        /// False for a pair that can't be compared, whatever its rounds are.
        let isComparable: Bool

        /// A pair.
        package init(logRatios: [Double], rounds: [Int], isComparable: Bool = true) {
            self.logRatios = logRatios
            self.rounds = rounds
            self.isComparable = isComparable
        }
    }

    /// What the checks have made of a pair.
    package enum Outcome: Hashable, Sendable {
        /// Nothing so far.
        case open
        /// Its engines differ, by more than the least effect.
        case differs
        /// Its engines are the same.
        case same
    }

    /// A pair's latest check; of a pair that is decided, the one that decided.
    package struct Standing: Hashable, Sendable {
        /// What became of it.
        package fileprivate(set) var outcome = Outcome.open
        /// The check, from 0; nil before the first.
        package fileprivate(set) var check: Int?
        /// The pair's rounds that it looked at, from the first.
        package fileprivate(set) var rounds = 0
        /// The p-value of the sign test.
        package fileprivate(set) var p = 1.0
        /// What p was held against: of a pair that is open, at the end.
        package fileprivate(set) var alpha = 0.0
        /// p, as a part of the error of the whole run: at most that error where it was rejected.
        package fileprivate(set) var adjustedP = 1.0
    }

    /// The standings, in the order of the pairs.
    package private(set) var standings: [Standing]
    /// The pairs that were rejected.
    package private(set) var rejected = 0
    private let pairs: [Pair]
    private let plan: CheckPlan

    /// Replays the checks.
    ///
    /// - Parameters:
    ///   - pairs: all that the run has planned.
    ///   - plan: the checks.
    ///   - isOver: true where no rounds will come: what a pair has beyond its latest check then gets one more, the next of the plan.
    package init(_ pairs: [Pair], plan: CheckPlan, isOver: Bool) {
        self.pairs = pairs
        self.plan = plan
        standings = pairs.map { _ in Standing() }
        var due: [Int: [(pair: Int, check: Int)]] = [:]
        for (index, pair) in pairs.enumerated() where pair.isComparable {
            for (check, count) in plan.rounds.enumerated() where count <= pair.rounds.count {
                due[pair.rounds[count - 1], default: []].append((index, check))
            }
        }
        for (_, checks) in due.sorted(by: { $0.key < $1.key }) {
            take(checks.map { ($0.pair, $0.check, plan.rounds[$0.check]) })
        }
        if isOver {
            take(
                pairs.indices.compactMap { index in
                    let next = (standings[index].check ?? -1) + 1
                    let count = pairs[index].logRatios.count
                    guard pairs[index].isComparable, next < plan.rounds.count, count > standings[index].rounds else {
                        return nil
                    }
                    return (index, next, count)
                }
            )
        }
        for index in standings.indices where standings[index].outcome == .open { note(index) }
    }

    /// True for a pair that more rounds may decide, within the plan.
    package func isOpen(_ pair: Int) -> Bool {
        standings[pair].outcome == .open && pairs[pair].isComparable
            && (standings[pair].check ?? -1) + 1 < plan.rounds.count
    }

    /// What p is held against at a check with this share of the error, as things are now.
    package func limit(ofShare share: Double) -> Double {
        Verdicts.familyError * share / Double(max(1, pairs.count - rejected))
    }

    /// The checks that fall on one round.
    private mutating func take(_ checks: [(pair: Int, check: Int, rounds: Int)]) {
        let taken = checks.filter { standings[$0.pair].outcome == .open }
        for (index, check, rounds) in taken {
            standings[index].check = check
            standings[index].rounds = rounds
            standings[index].p = signTest(Array(pairs[index].logRatios.prefix(rounds)))?.p ?? 1
        }
        stepDown()
        for (index, check, rounds) in taken where standings[index].outcome == .open {
            let values = Array(pairs[index].logRatios.prefix(rounds))
            if isSame(values, error: Verdicts.equivalenceError * plan.sameShares[check]) {
                note(index)
                standings[index].outcome = .same
            }
        }
    }

    /// Rejects pairs until none falls.
    private mutating func stepDown() {
        while true {
            let falling = standings.indices.filter { index in
                standings[index].outcome == .open
                    && standings[index].check.map { alpha($0) >= standings[index].p } == true
                    && isLarge(index)
            }
            guard !falling.isEmpty else { return }
            for index in falling { note(index) }
            for index in falling { standings[index].outcome = .differs }
            rejected += falling.count
        }
    }

    /// Keeps the limit that holds for a pair now.
    private mutating func note(_ index: Int) {
        guard let check = standings[index].check else { return }
        standings[index].alpha = alpha(check)
        standings[index].adjustedP = min(1, standings[index].p * Verdicts.familyError / alpha(check))
    }

    /// The limit of a check for any pair that is still open.
    private func alpha(_ check: Int) -> Double {
        limit(ofShare: plan.errorShares[check])
    }

    private func isLarge(_ index: Int) -> Bool {
        guard let center = median(Array(pairs[index].logRatios.prefix(standings[index].rounds))) else { return false }
        return abs(exp(center) - 1) > Verdicts.leastEffect
    }

    private func isSame(_ values: [Double], error: Double) -> Bool {
        logMargin(Verdicts.margin).flatMap { equivalence(values, within: $0, alpha: error, by: .sign) }?.isEquivalent
            == true
    }
}
