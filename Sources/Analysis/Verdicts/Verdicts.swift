import Glibc
package import Results
import Statistics
import Workloads

/// The method by which engines of one run are compared.
///
/// For each round in which both are valid, d = ln(engine / baseline); what is reported is exp(median d). The test is the
/// exact sign test, since engines differ in the shape of their tails: with equal medians and unlike tails it keeps its
/// error rate where Wilcoxon's test takes 2 and the t-test 8 times theirs (nanobench, `Bench::compare`, argues the same;
/// simulated for 30 to 60 rounds). Holm's procedure over all pairs keeps the error of the whole run at ``familyError``,
/// which the planned checks of the growing data share: those of each pair by ``PairChecks``, or in results of 0.1.0 those of all
/// pairs evenly (Bonferroni). The interval stands at the level that Holm gives the pair, so that it excludes 1 exactly if the pair is
/// significant.
///
/// *faster*, *slower*: significant, and by more than ``leastEffect``. Else *same*: the 90 % interval lies inside
/// ``margin`` (two one-sided tests at 5 %; Schuirmann 1987). Else *inconclusive*, with the smallest effect that these rounds
/// would have shown. *not comparable*: fewer than ``leastRounds`` rounds with both valid, or engines that did not read the
/// same bytes.
package enum Verdicts {
    /// The probability of any false *faster* or *slower* in a run.
    package static let familyError = 0.01
    /// A significant ratio nearer to 1 than this is not called faster or slower.
    package static let leastEffect = 0.03
    /// Engines within this of one another are the same.
    package static let margin = 0.05
    /// The one-sided error rate of *same*; the interval is that of 1 - 2 times it.
    package static let equivalenceError = 0.05
    /// Fewer rounds can't give a 95 % interval of the median by order statistics.
    package static let leastRounds = 6

    /// The error rate of one of `looks` planned checks.
    package static func alpha(looks: Int) -> Double { familyError / Double(max(1, looks)) }

    /// Decides every comparison, over all pairs that are shown together.
    ///
    /// - Parameters:
    ///   - findings: all cases of the run, summed up.
    ///   - looks: the number of looks that were planned, not those taken.
    package static func decide(_ findings: inout [CaseFinding], looks: Int) {
        let pairs = findings.indices.flatMap { index in findings[index].comparisons.indices.map { (index, $0) } }
        let tested = pairs.filter { findings[$0.0].obstacle(to: $0.1) == nil }
        let values = tested.map { signTest(findings[$0.0].logRatios[$0.1])?.p ?? 1 }
        let decisions = holm(values, alpha: alpha(looks: looks)) ?? []
        for (index, place) in pairs {
            if let obstacle = findings[index].obstacle(to: place) {
                findings[index].comparisons[place].refuse(obstacle)
            }
        }
        for ((pair, p), decision) in zip(zip(tested, values), decisions) {
            findings[pair.0].comparisons[pair.1].decide(
                findings[pair.0].logRatios[pair.1],
                p: p,
                by: decision,
                roundsNeeded: roundsNeeded(pairs: tested.count, looks: looks)
            )
        }
        for index in findings.indices { findings[index].cost = CaseCost(findings[index]) }
    }

    /// The cases that more rounds may decide: those with an inconclusive pair, or with too few valid rounds so far.
    package static func undecided(_ findings: [CaseFinding]) -> [Int] {
        findings.indices.filter { index in
            let finding = findings[index]
            guard finding.digestMismatch == nil else { return false }
            return finding.comparisons.indices.contains { place in
                if let isOpen = finding.comparisons[place].isOpen {
                    return isOpen && !finding.logRatios[place].isEmpty && finding.saturation(at: place) == nil
                }
                let verdict = finding.comparisons[place].verdict
                return verdict == .inconclusive
                    || (verdict == .notComparable && !finding.logRatios[place].isEmpty
                        && finding.saturation(at: place) == nil)
            }
        }
    }

    /// The rounds without which none of these pairs can be significant: the smallest n with 2^(1-n) at most
    /// ``familyError`` / (pairs x looks). 0 where there is no pair.
    package static func roundsNeeded(pairs: Int, looks: Int) -> Int {
        guard pairs > 0 else { return 0 }
        return max(leastRounds, smallestCount(alpha: alpha(looks: looks) / Double(pairs)) ?? leastRounds)
    }

    /// The rounds of the first check at which a pair of so many can be decided, if all of its rounds agree; where none of the plan can,
    /// those that a last check would need. 0 where there is no pair.
    package static func roundsNeeded(pairs: Int, plan: CheckPlan) -> Int {
        guard pairs > 0 else { return 0 }
        let limit = { (share: Double) in familyError * share / Double(pairs) }
        let first = zip(plan.rounds, plan.errorShares).first { rounds, share in
            rounds >= leastRounds && smallestP(count: rounds).map { $0 <= limit(share) } == true
        }
        return first?.0 ?? max(leastRounds, smallestCount(alpha: limit(plan.errorShares.last ?? 1)) ?? leastRounds)
    }

    /// The pairs that this number of rounds can decide at all, if all rounds agree: `roundsNeeded` the other way round.
    package static func mostPairs(rounds: Int, looks: Int) -> Int {
        guard rounds >= leastRounds, let smallest = smallestP(count: rounds), smallest > 0 else { return 0 }
        return Int(min(1e9, alpha(looks: looks) / smallest))
    }
}

extension CaseFinding {
    /// Why a pair can't be compared; nil if it can.
    func obstacle(to place: Int) -> PairFinding.Reason? {
        if let digestMismatch { return .otherBytes(round: digestMismatch) }
        if let saturation = saturation(at: place) { return saturation }
        guard logRatios[place].count < Verdicts.leastRounds else { return nil }
        for summary in [summaries[0], summaries[place + 1]] where summary.statuses.valid == 0 {
            return .noValidTrial(engine: summary.engine, summary.statuses.reasons.first)
        }
        return .tooFewRounds(logRatios[place].count)
    }

    /// Which engine of a pair does not keep up with its open loop; nil if both do. The latency of a queue that grows says how long
    /// the trial was.
    fileprivate func saturation(at place: Int) -> PairFinding.Reason? {
        let slow = [summaries[0], summaries[place + 1]].filter { $0.latency?.isSaturated == true }
        guard !slow.isEmpty, let pace = benchCase.conditions.pace else { return nil }
        return .saturated(
            perSecond: Double(pace.rate),
            reached: slow.map { PairFinding.Reached(engine: $0.engine, perSecond: $0.latency?.achievedPerSecond ?? 0) }
        )
    }
}

extension PairFinding {
    mutating func refuse(_ reason: Reason) {
        self = PairFinding(engine: engine, baseline: baseline, rounds: rounds, reason: reason)
    }

    fileprivate mutating func decide(_ logRatios: [Double], p: Double, by decision: HolmDecision, roundsNeeded: Int) {
        guard let center = median(logRatios) else { return refuse(.nothingValid) }
        let interval = medianInterval(logRatios, alpha: decision.intervalAlpha)
        let ratio = exp(center)
        self.ratio = ratio
        lower = interval.map { exp($0.lowerBound) }
        upper = interval.map { exp($0.upperBound) }
        level = decision.intervalLevel
        pValue = p
        adjustedPValue = decision.adjustedP
        detectable = detectableEffect(logRatios: logRatios, alpha: decision.intervalAlpha)?.ratioChange
        reason = nil
        let same = logMargin(Verdicts.margin).flatMap {
            equivalence(logRatios, within: $0, alpha: Verdicts.equivalenceError, by: .sign)
        }
        if decision.isRejected, abs(ratio - 1) > Verdicts.leastEffect {
            verdict = ratio < 1 ? .faster : .slower
        } else if same?.isEquivalent == true {
            verdict = .same
        } else {
            verdict = .inconclusive
            reason =
                decision.isRejected
                ? .smallEffect
                : detectable.map { .couldHaveSeen($0) }
                    ?? .cannotDecide(rounds: rounds, needed: max(roundsNeeded, rounds + 1))
        }
    }
}
