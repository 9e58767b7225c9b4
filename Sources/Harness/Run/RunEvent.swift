package import Workloads

/// What happens in a run, for whoever shows it.
package enum RunEvent: Sendable {
    /// Something is being made ready; in a phrase.
    case preparing(String)
    /// A round of a case begins.
    case round(RunProgress)
    /// The rounds of a look are done, and so many cases are undecided.
    case look(rounds: Int, undecided: Int)
    /// The run ends early, for this reason.
    case ending(String)
}

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
