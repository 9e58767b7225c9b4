package import Results

/// One engine of a case in the base and in another result; or the ratio of two engines in both.
package struct CompareRow: Hashable, Sendable, Encodable {
    /// The engine, as text.
    package var engine: String
    /// The engine that its figures are divided by, round by round; nil for the engine's own figures.
    package var against: String?
    /// The median in the base: in the metric's unit, or a ratio.
    package var baseMedian: Double?
    /// The median in the other result.
    package var otherMedian: Double?
    /// The base's valid rounds.
    package var baseRounds: Int
    /// The other's valid rounds.
    package var otherRounds: Int
    /// The other's figures over the base's: exp of the Hodges-Lehmann shift of the logarithms; where a figure is 0 the
    /// ratio of the medians. Above 1 the other is slower (or more).
    package var ratio: Double?
    /// The lower end of the ratio's interval at `level`.
    package var lower: Double?
    /// The upper end of it.
    package var upper: Double?
    /// The level of that interval, 0 to 1.
    package var level: Double?
    /// The Mann-Whitney test's p-value, not adjusted.
    package var pValue: Double?
    /// The p-value after Holm's correction over the rows of the file.
    package var adjustedPValue: Double?
    /// The smallest change that these trials could have shown, as a fraction.
    package var detectable: Double?
    /// What became of the engine, or of the ratio. For a metric that is no time faster means less, and slower more.
    package var verdict: Verdict
    /// Why it is not comparable or inconclusive; nil where the figures say it.
    package var reason: Reason?

    enum CodingKeys: String, CodingKey {
        case engine, against, baseMedian, otherMedian, baseRounds, otherRounds, ratio, lower, upper, level, pValue
        case adjustedPValue, detectable, verdict
        case reason = "note"
    }

    init(engine: String, against: String?, baseRounds: Int, otherRounds: Int) {
        self.engine = engine
        self.against = against
        self.baseRounds = baseRounds
        self.otherRounds = otherRounds
        verdict = .notComparable
    }
}
