import Results
import Workloads

extension CaseAnswer {
    /// The answer of a decided case.
    package init(_ finding: CaseFinding) {
        let benchCase = finding.benchCase
        guard finding.hasFigures else {
            let reasons = finding.summaries.flatMap(\.statuses.reasons)
            self.init(benchCase, .unanswered, .nothingValid(reasons.max { $0.count < $1.count }))
            return
        }
        guard let first = finding.comparisons.first else {
            let time = finding.summaries.first?.medianNanosecondsPerOperation ?? 0
            self.init(benchCase, .alone, .alone(nanoseconds: time))
            return
        }
        let compared = finding.comparisons.filter { $0.verdict != .notComparable }
        guard !compared.isEmpty else {
            self.init(benchCase, .unanswered, .pair(first.reason ?? .nothingValid))
            return
        }
        let (leaders, lead) = Self.best(compared, in: finding)
        let all = [first.baseline] + compared.map(\.engine)
        let choice = Self.choice(leaders, of: all, in: benchCase)
        guard choice == .tooClose else {
            self.init(benchCase: benchCase, choice: choice, leaders: leaders, lead: lead, reason: nil)
            return
        }
        let open = compared.filter { $0.verdict == .inconclusive && leaders.contains($0.engine) }
        let likely = lead == nil ? open.lazy.compactMap(Self.likely).first : nil
        let reason = likely ?? open.first.map { Reason.pair($0.reason ?? .notDecided) } ?? .same
        let isOpen = likely != nil || open.contains { if case .cannotDecide = $0.reason { true } else { false } }
        self.init(
            benchCase: benchCase,
            choice: isOpen ? .undecided : .tooClose,
            leaders: leaders,
            lead: leaders.count < all.count ? lead : nil,
            reason: lead == nil || isOpen ? reason : nil
        )
    }

    private init(_ benchCase: Case, _ choice: Choice, _ reason: Reason) {
        self.init(benchCase: benchCase, choice: choice, leaders: [], lead: nil, reason: reason)
    }

    /// The engines that none is shown to be ahead of, the best first, and its lead. Verdicts are on each engine against the baseline:
    /// a lead is always one of them.
    private static func best(_ compared: [PairFinding], in finding: CaseFinding) -> ([String], Lead?) {
        let faster = compared.filter { $0.verdict == .faster }
        if let best = faster.min(by: { ($0.ratio ?? 1) < ($1.ratio ?? 1) }) {
            let rivals = faster.filter { $0.engine != best.engine && !finding.isBehind($0.engine, best.engine) }
            return ([best.engine] + rivals.map(\.engine), Lead(best, bestIsBaseline: false))
        }
        let baseline = compared[0].baseline
        let slower = compared.filter { $0.verdict == .slower }
        let rivals = compared.filter { $0.verdict != .slower }
        // The nearest of the other way: that one would be chosen in its place.
        let access = finding.benchCase.access(of: baseline)
        let others = slower.filter { finding.benchCase.access(of: $0.engine) != access }
        let nearest = (others.isEmpty ? slower : others).min { ($0.ratio ?? 1) < ($1.ratio ?? 1) }
        return ([baseline] + rivals.map(\.engine), nearest.flatMap { Lead($0, bestIsBaseline: true) })
    }

    /// What an open pair's rounds say without a correction; nil where that is nothing.
    private static func likely(_ pair: PairFinding) -> Reason? {
        guard let interval = pair.provisional, interval.upperBound < 1 || interval.lowerBound > 1,
            let lead = Lead(pair, bestIsBaseline: interval.lowerBound > 1, interval: interval)
        else { return nil }
        let engine = interval.lowerBound > 1 ? pair.baseline : pair.engine
        return .likely(engine: engine, lead, moreRounds: pair.moreRounds)
    }

    private static func choice(_ leaders: [String], of all: [String], in benchCase: Case) -> Choice {
        guard leaders.count < all.count else { return .tooClose }
        let ways = Set(benchCase.engines.map(\.descriptor.access))
        guard ways.count > 1, !ways.contains(nil) else { return .engine }
        let chosen = Set(leaders.map { benchCase.access(of: $0) })
        guard chosen.count == 1 else { return .tooClose }
        return chosen.contains(.mapped) ? .mapped : .calls
    }
}

extension CaseAnswer.Lead {
    /// A pair's ratio in the direction in which it is 1 or more; nil without a ratio.
    fileprivate init?(_ pair: PairFinding, bestIsBaseline: Bool, interval given: ClosedRange<Double>? = nil) {
        guard let ratio = pair.ratio, ratio > 0 else { return nil }
        var interval = given
        if interval == nil, let lower = pair.lower, let upper = pair.upper, lower <= upper { interval = lower...upper }
        self.init(
            rival: bestIsBaseline ? pair.engine : pair.baseline,
            factor: bestIsBaseline ? ratio : 1 / ratio,
            interval: interval.flatMap {
                guard $0.lowerBound > 0 else { return nil }
                return bestIsBaseline ? $0 : (1 / $0.upperBound)...(1 / $0.lowerBound)
            }
        )
    }
}

extension CaseFinding {
    /// True where an engine is shown to take longer than another one, neither of which need be the baseline, by more than the
    /// least effect: by the 99 % interval of the ratio of the two, round by round, for these two alone.
    fileprivate func isBehind(_ engine: String, _ other: String) -> Bool {
        let places = [engine, other].compactMap { name in summaries.firstIndex { $0.engine == name } }
        guard places.count == 2, let ratio = RoundRatio(of: metrics[places[0]], over: metrics[places[1]]),
            let interval = ratio.interval
        else { return false }
        return interval.lowerBound > 1 && ratio.ratio > 1 + Verdicts.leastEffect
    }
}
