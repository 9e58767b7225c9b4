import Results

/// How much of the time in which the threads of valid trials wanted a CPU others had it: runnable and waiting, or held back by a quota.
package struct CPUAvailability: Hashable, Sendable {
    /// The time of the threads, in nanoseconds: wall time times threads.
    private var threadNanoseconds = 0.0
    /// The part of it that others had.
    private var takenNanoseconds = 0.0

    init() {}

    /// Of the trials of a case. Where members take turns on a CPU, they wait for one another and not for others: nothing is counted.
    init(_ trials: [[Trial]], membersTakeTurns: Bool) {
        guard !membersTakeTurns else { return }
        for trial in trials.joined() where trial.status == .valid {
            guard let wall = trial.wallNanoseconds, let delay = trial[.runDelayNanoseconds] else { continue }
            threadNanoseconds += Double(wall) * Double(trial.threads ?? 1)
            // A quota's time may be in both.
            takenNanoseconds += Double(max(delay, trial[.throttledNanoseconds] ?? 0))
        }
    }

    /// The share of the time that others had, 0 to 1; nil where none was counted.
    package var takenShare: Double? {
        threadNanoseconds > 0 ? min(1, takenNanoseconds / threadNanoseconds) : nil
    }

    static func += (left: inout CPUAvailability, right: CPUAvailability) {
        left.threadNanoseconds += right.threadNanoseconds
        left.takenNanoseconds += right.takenNanoseconds
    }
}
