/// What became of a trial.
package enum TrialStatus: String, CaseIterable, Hashable, Sendable, Codable {
    /// Measured, with every precondition held.
    case valid
    /// Measured, but a precondition did not hold (the reason says which): never used in a verdict.
    case invalid
    /// Not measured, since the kernel or the machine does not allow what was asked (the reason says what).
    case refused
    /// Not measured to the end: an error, a signal, a time-out, a wrong digest (the reason says what).
    case failed
    /// Not tried, since an engine before it ended the worker (the reason says how): neither failed nor refused. In files it has the
    /// status of a failed trial, since a reader of 0.1.0 takes no other, and `not-reached` as its outcome.
    case notReached = "not-reached"
}
