/// What two engines of a case are to one another.
package enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
    /// Faster than the baseline: significant at the pair's level, and by more than the least effect.
    case faster
    /// Slower than the baseline, likewise.
    case slower
    /// The 90 % interval lies inside the margin of equivalence.
    case same
    /// None of these: the rounds could not tell.
    case inconclusive
    /// Nothing to compare: too few valid rounds, or a digest that differed.
    case notComparable = "not-comparable"
}

/// One engine of a case against its baseline, paired by round.
package struct Comparison: Hashable, Sendable, Codable {
    /// The engine, as text.
    package var engine: String
    /// The baseline, as text.
    package var baseline: String
    /// Rounds in which both were valid.
    package var rounds: Int
    /// The median of the ratios engine / baseline of each round: below 1 the engine is faster.
    package var ratio: Double?
    /// The lower end of the ratio's interval at `level`; nil if it has none.
    package var lower: Double?
    /// The upper end of the ratio's interval at `level`.
    package var upper: Double?
    /// The level of that interval, 0 to 1: 1 less the pair's share of the error.
    package var level: Double?
    /// The exact sign test's p-value, not adjusted.
    package var pValue: Double?
    /// The p-value after Holm's correction over all pairs.
    package var adjustedPValue: Double?
    /// The smallest difference that these rounds could have shown, as a fraction (0.05 is 5 %).
    package var detectable: Double?
    /// The rounds, from the first, that the pair's latest check looked at: ratio, interval and verdict are those of them. nil where
    /// they are all of its rounds, as in results of 0.1.0.
    package var checkedRounds: Int?
    /// The lower end of the ratio's naive 95 % interval over all rounds; nil where the pair is decided.
    package var provisionalLower: Double?
    /// Its upper end.
    package var provisionalUpper: Double?
    /// Rounds that would decide an open pair if all of them agreed with most of those so far.
    package var moreRounds: Int?
    /// The verdict.
    package var verdict: Verdict
    /// Why it is not comparable or inconclusive, in a phrase.
    package var note: String?

    /// A comparison with nothing decided.
    package init(engine: String, baseline: String, rounds: Int, verdict: Verdict, note: String? = nil) {
        self.engine = engine
        self.baseline = baseline
        self.rounds = rounds
        self.verdict = verdict
        self.note = note
    }
}
