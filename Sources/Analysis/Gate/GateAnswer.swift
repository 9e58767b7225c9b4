/// What a gate has found out about one question.
package struct GateAnswer: Hashable, Sendable {
    /// The verdicts of a gate.
    package enum Verdict: String, CaseIterable, Hashable, Sendable, Codable {
        /// Within the limit, beyond doubt; or better than before.
        case pass
        /// Beyond the limit, beyond doubt.
        case fail
        /// The rounds could not tell.
        case inconclusive
        /// There is nothing to hold it against.
        case notComparable = "not-comparable"
    }

    /// The question.
    package let question: GateQuestion
    /// The verdict.
    package internal(set) var verdict: Verdict
    /// The ratio: engine / other engine, this build / the other, now / then.
    package internal(set) var ratio: Double?
    /// The lower end of its interval at ``level``; nil if it has none.
    package internal(set) var lower: Double?
    /// The upper end.
    package internal(set) var upper: Double?
    /// The level of the interval, 0 to 1.
    package internal(set) var level: Double?
    /// The smallest change that these rounds would have shown, as a share.
    package internal(set) var detectable: Double?
    /// Rounds (or trials of this run) that the answer stands on.
    package internal(set) var rounds = 0
    /// The figure before (the baseline's) and now, in ``unit``.
    package internal(set) var before: Double?
    /// The figure now.
    package internal(set) var now: Double?
    /// Why; nil where the figures say it.
    package internal(set) var reason: Reason?
    /// What moved with the time; for times alone.
    package internal(set) var moved: [GateEvidence] = []
    /// True where a difference in page sizes, which the kernel chooses, keeps it from being compared.
    package internal(set) var isExcused = false
    /// The look at which it was decided, from 1; nil while it is open.
    package internal(set) var look: Int?

    init(_ question: GateQuestion, _ verdict: Verdict = .inconclusive, reason: Reason? = nil) {
        self.question = question
        self.verdict = verdict
        self.reason = reason
    }
}
