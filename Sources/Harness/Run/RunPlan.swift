package import Results
package import Workloads

/// All that a run needs to know before it starts.
package struct RunPlan: Sendable {
    /// What to measure; its cases are those that the filter left.
    package var suite: Suite
    /// The command line, kept in the result.
    package var arguments: [String]
    /// The seed of every order and offset.
    package var seed: UInt64
    /// The rounds after which verdicts are checked; the last is the most that are run.
    package var checks: [Int]
    /// The shortest timed part of a trial, in nanoseconds.
    package var minTrialNanoseconds: Int
    /// The time after which no round is started, in nanoseconds; nil for none.
    package var timeBudgetNanoseconds: Int?
    /// The time after which a worker is killed, in nanoseconds.
    package var workerTimeoutNanoseconds: Int
    /// The operations of which the latency is recorded.
    package var latency: LatencyRecording
    /// The cases in which the CPU's events are counted.
    package var counters: EventCounting
    /// Where the data files' folder is made.
    package var directory: String
    /// The builds whose workers run the rounds, one or two, side by side; the first is this build, which makes what all of them need.
    package var builds: [Build]
    /// Adds the huge pages that are missing to the kernel's pools, for the time of the run.
    package var reservesHugePages = false
    /// Each pair of engines is checked after those numbers of its own valid rounds; otherwise all are after those of the run.
    var checksPairs = false
    /// Another run is at work on this machine.
    package var isBeside = false
    /// What is left out of results; nil for nothing.
    package var redaction: Redaction?
    /// What is measured, such as a commit; nil where nobody says.
    package var revision: String?
    /// The tool's version.
    package var version: String

    /// The length of a group of batches where engines alternate, in nanoseconds.
    package static let groupNanoseconds = 10_000_000
    /// The time after which a worker is killed, where nobody says otherwise: ten minutes.
    package static let defaultWorkerTimeout = 600_000_000_000
    /// Where data files go, where nobody says otherwise: on disk, where /tmp may be memory.
    package static let defaultDirectory = "/var/tmp"

    /// A plan of the suite's settings, for this build alone.
    ///
    /// - Parameter executable: what workers are started from.
    package init(
        suite: Suite,
        arguments: [String],
        seed: UInt64,
        directory: String,
        executable: String,
        version: String
    ) {
        self.suite = suite
        self.arguments = arguments
        self.seed = seed
        checks = suite.looks
        minTrialNanoseconds = suite.minTrialMilliseconds * 1_000_000
        latency = suite.latency
        counters = suite.counters
        timeBudgetNanoseconds = suite.timeBudgetSeconds.map { Int($0 * 1e9) }
        workerTimeoutNanoseconds = Self.defaultWorkerTimeout
        self.directory = directory
        builds = [Build(name: "this build", executable: executable)]
        self.version = version
    }

    /// What is recorded, as orders and results have it; nil for nothing.
    var recordedLatency: LatencyRecording? { latency == .off ? nil : latency }

    /// What of the plan results keep.
    func settings(cpus: [Int]) -> RunSettings {
        RunSettings(
            looks: checks,
            minTrialNanoseconds: minTrialNanoseconds,
            groupNanoseconds: Self.groupNanoseconds,
            timeBudgetSeconds: timeBudgetNanoseconds.map { Double($0) / 1e9 },
            cpus: cpus,
            latency: recordedLatency,
            beside: isBeside ? true : nil,
            checks: checksPairs ? CheckPlan(rounds: checks) : nil,
            counters: counters
        )
    }
}
