package import Results

/// One engine of a case against its baseline, paired by round: what was found, in figures.
package struct PairFinding: Hashable, Sendable {
    /// Why a pair is not comparable or inconclusive.
    package enum Reason: Hashable, Sendable {
        /// Nothing was decided so far.
        case notDecided
        /// The engines did not read the same bytes in this round.
        case otherBytes(round: Int)
        /// An open loop of this rate is more than these engines reached, each in operations a second.
        case saturated(perSecond: Double, reached: [Reached])
        /// An engine has no valid trial; the most frequent reason, if there was any trial.
        case noValidTrial(engine: String, StatusReason?)
        /// Both were valid in no more rounds than these.
        case tooFewRounds(Int)
        /// No pair of figures.
        case nothingValid
        /// Significant, but not shown to be above ``Verdicts/leastEffect``.
        case smallEffect
        /// No difference was found, where one of this share would mostly have been.
        case couldHaveSeen(Double)
        /// These rounds can't decide, whatever they show; as many as are needed may.
        case cannotDecide(rounds: Int, needed: Int)
    }

    /// What an engine reached in an open loop.
    package struct Reached: Hashable, Sendable {
        /// The engine, as text.
        package let engine: String
        /// Operations a second.
        package let perSecond: Double
    }

    /// The engine, as text.
    package let engine: String
    /// The baseline, as text.
    package let baseline: String
    /// Rounds in which both were valid.
    package let rounds: Int
    /// The median of the ratios engine / baseline of each round: below 1 the engine is faster.
    package internal(set) var ratio: Double?
    /// The lower end of the ratio's interval at `level`; nil if it has none.
    package internal(set) var lower: Double?
    /// The upper end of the ratio's interval at `level`.
    package internal(set) var upper: Double?
    /// The level of that interval, 0 to 1: 1 less the pair's share of the error.
    package internal(set) var level: Double?
    /// The exact sign test's p-value, not adjusted.
    package internal(set) var pValue: Double?
    /// The p-value after Holm's correction over all pairs.
    package internal(set) var adjustedPValue: Double?
    /// The smallest difference that these rounds could have shown, as a fraction (0.05 is 5 %).
    package internal(set) var detectable: Double?
    /// The rounds, from the first, that the pair's latest check looked at; nil where all pairs were checked at once.
    package internal(set) var checkedRounds: Int?
    /// The naive 95 % interval of the ratio over all rounds; nil where the pair is decided, or has too few rounds for it.
    package internal(set) var provisional: ClosedRange<Double>?
    /// Rounds that would decide an open pair if all of them agreed with most of those so far; nil where it is not known.
    package internal(set) var moreRounds: Int?
    /// Whether a check that is still to come may decide the pair; nil where all pairs were checked at once.
    var isOpen: Bool?
    /// The verdict.
    package internal(set) var verdict = Verdict.notComparable
    /// Why it is not comparable or inconclusive; nil where the figures say it.
    package internal(set) var reason: Reason?

    init(engine: String, baseline: String, rounds: Int, reason: Reason) {
        self.engine = engine
        self.baseline = baseline
        self.rounds = rounds
        self.reason = reason
    }
}

extension Comparison {
    /// A finding as the JSON document has it.
    init(_ pair: PairFinding) {
        self.init(
            engine: pair.engine,
            baseline: pair.baseline,
            rounds: pair.rounds,
            verdict: pair.verdict,
            note: pair.note
        )
        ratio = pair.ratio
        lower = pair.lower
        upper = pair.upper
        level = pair.level
        pValue = pair.pValue
        adjustedPValue = pair.adjustedPValue
        detectable = pair.detectable
        checkedRounds = pair.checkedRounds
        provisionalLower = pair.provisional?.lowerBound
        provisionalUpper = pair.provisional?.upperBound
        moreRounds = pair.moreRounds
    }
}
