package import Workloads

/// One thing that a gate wants to know of one engine in one case, with the rule that asks for it.
package struct GateQuestion: Hashable, Sendable {
    /// The kinds.
    package enum Kind: Hashable, Sendable {
        /// Whether the ratio to another engine of the case, by its place, keeps to a limit.
        case expectation(baseline: Int, bound: GateExpectation.Bound, ratio: Double)
        /// Whether this build is slower than the other one by more than a limit, both measured in the same rounds.
        case time(limit: Double)
        /// Whether a counter has risen since a stored baseline.
        case counter(Figure, tolerance: Figure.Tolerance)
        /// Whether times have risen since a stored baseline.
        case storedTime(limit: Double)
    }

    /// The case, by its place among those measured.
    package let caseIndex: Int
    /// Its id.
    package let caseID: String
    /// The engine, by its place in the case.
    package let engineIndex: Int
    /// The engine as text, and for an expectation the other one: `mmap/pread`.
    package let subject: String
    /// The kind.
    package let kind: Kind
    /// True in open loops, whose figure is the p99 latency of a round and not the time of an operation.
    package let isLatency: Bool
    /// The rule that asks, as text, and where it was given.
    package let rule: String
    /// False where the answer is shown and decides nothing.
    package let isBlocking: Bool

    /// True for the questions whose answer is a ratio of measured times.
    var isAboutTime: Bool {
        if case .counter = kind { return false }
        return true
    }
}
