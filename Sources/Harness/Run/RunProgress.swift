package import Workloads

/// How far a run is.
package struct RunProgress: Sendable {
    /// The case at work.
    package let benchCase: Case
    /// Its round, from 1.
    package let round: Int
    /// The rounds of the present look.
    package let rounds: Int
    /// Rounds of all cases that are done.
    package let done: Int
    /// Rounds of all cases up to the present look.
    package let total: Int
    /// The time since the run's start, in nanoseconds.
    package let elapsed: Int
    /// The time that is probably left, in nanoseconds; nil before anything is known.
    package let remaining: Int?
}
