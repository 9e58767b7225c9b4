package import Workloads

/// How far a run is.
package struct RunProgress: Sendable {
    /// The case at work.
    package let benchCase: Case
    /// Its round, from 1.
    package let round: Int
    /// The rounds up to the next check.
    package let rounds: Int
    /// Rounds of all cases that are done.
    package let done: Int
    /// Rounds of all cases up to the next check.
    package let total: Int
    /// The time since the run's start, in nanoseconds.
    package let elapsed: Int
    /// The time that is probably left, in nanoseconds; nil before anything is known.
    package let remaining: Int?

    /// - Parameter round: from 0.
    init(of benchCase: Case, round: Int, in schedule: Schedule, elapsed: Int) {
        let progress = schedule.progress(at: elapsed)
        self.benchCase = benchCase
        self.round = round + 1
        self.elapsed = elapsed
        rounds = progress.rounds
        done = progress.done
        total = progress.total
        remaining = progress.remaining
    }
}
