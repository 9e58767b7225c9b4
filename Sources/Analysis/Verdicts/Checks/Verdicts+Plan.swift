import Glibc
package import Results
import Statistics

extension Verdicts {
    /// Decides every comparison of a run by the checks that it had planned; a result of 0.1.0 has no such plan, and is decided as it
    /// was then.
    ///
    /// - Parameters:
    ///   - findings: all cases of the run, summed up.
    ///   - settings: those of the run.
    ///   - isOver: false while rounds are still to come.
    package static func decide(_ findings: inout [CaseFinding], by settings: RunSettings, isOver: Bool = true) {
        guard let plan = settings.checks else { return decide(&findings, looks: settings.looks.count) }
        let places = findings.indices.flatMap { index in findings[index].comparisons.indices.map { (index, $0) } }
        let checks = PairChecks(
            places.map { index, place in
                PairChecks.Pair(
                    logRatios: findings[index].logRatios[place],
                    rounds: findings[index].ratioRounds[place],
                    isComparable: findings[index].isComparable(at: place, isOver: isOver)
                )
            },
            plan: plan,
            isOver: isOver
        )
        for (pair, (index, place)) in places.enumerated() {
            findings[index].comparisons[place].isOpen = checks.isOpen(pair)
            if let obstacle = findings[index].obstacle(to: place) {
                findings[index].comparisons[place].refuse(obstacle)
            } else {
                let ratios = findings[index].logRatios[place]
                let outlook = Outlook(ratios, in: checks, plan: plan)
                findings[index].comparisons[place].decide(ratios, by: checks.standings[pair], outlook)
            }
        }
        for index in findings.indices { findings[index].cost = CaseCost(findings[index]) }
    }
}

extension CaseFinding {
    /// False where no rounds can make a pair comparable any more.
    fileprivate func isComparable(at place: Int, isOver: Bool) -> Bool {
        switch obstacle(to: place) {
        case nil: true
        case .noValidTrial, .tooFewRounds: !isOver
        default: false
        }
    }
}

/// What a pair that is open may still come to.
struct Outlook {
    /// Rounds that would decide it if all of them agreed with most of those so far, at the next check that can, or at the last one's
    /// share where no check is planned; nil where that would take more than ``mostRounds``.
    let moreRounds: Int?
    /// The ends of the naive 95 % interval of the ratio, which no correction widens; nil with fewer than ``Verdicts/leastRounds``
    /// rounds.
    let interval: ClosedRange<Double>?

    /// The error rate of the naive interval.
    static let naiveError = 0.05
    /// More rounds than these are not looked for.
    private static let mostRounds = 500

    init(_ logRatios: [Double], in checks: PairChecks, plan: CheckPlan) {
        interval = medianInterval(logRatios, alpha: Self.naiveError).map { exp($0.lowerBound)...exp($0.upperBound) }
        let above = logRatios.count { $0 > 0 }
        let against = min(above, logRatios.count - above)
        let decides = { (count: Int, share: Double) in
            signTestP(count: count, against: against).map { $0 <= checks.limit(ofShare: share) } == true
        }
        // As the run would have gone on: a check at its end has taken the place of the next one.
        let planned = zip(plan.rounds, plan.errorShares).first { $0 > logRatios.count && decides($0, $1) }?.0
        let last = plan.errorShares.last ?? 1
        let any = (logRatios.count + 1)...(logRatios.count + Self.mostRounds)
        moreRounds = (planned ?? any.first { decides($0, last) }).map { $0 - logRatios.count }
    }
}

extension PairFinding {
    fileprivate mutating func decide(_ all: [Double], by standing: PairChecks.Standing, _ outlook: Outlook) {
        let logRatios = Array(all.prefix(standing.rounds))
        guard let center = median(logRatios) else { return pass(all, outlook) }
        let interval = medianInterval(logRatios, alpha: standing.alpha)
        let ratio = exp(center)
        self.ratio = ratio
        lower = interval.map { exp($0.lowerBound) }
        upper = interval.map { exp($0.upperBound) }
        level = 1 - standing.alpha
        pValue = standing.p
        adjustedPValue = standing.adjustedP
        checkedRounds = standing.rounds
        detectable = detectableEffect(logRatios: logRatios, alpha: standing.alpha)?.ratioChange
        reason = nil
        switch standing.outcome {
        case .differs: verdict = ratio < 1 ? .faster : .slower
        case .same: verdict = .same
        case .open:
            verdict = .inconclusive
            note(outlook)
            let needed = rounds + max(1, outlook.moreRounds ?? 1)
            reason =
                standing.p <= standing.alpha
                ? .smallEffect
                : detectable.map { .couldHaveSeen($0) } ?? .cannotDecide(rounds: rounds, needed: needed)
        }
    }

    /// Before its first check.
    private mutating func pass(_ logRatios: [Double], _ outlook: Outlook) {
        verdict = .inconclusive
        ratio = median(logRatios).map { exp($0) }
        reason = .notDecided
        note(outlook)
    }

    private mutating func note(_ outlook: Outlook) {
        provisional = outlook.interval
        moreRounds = outlook.moreRounds
    }
}
