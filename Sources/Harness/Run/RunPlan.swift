internal import Results
public import Workloads

/// All that a run needs to know before it starts.
public struct RunPlan: Sendable {
    /// What to measure; its cases are those that the filter left.
    public var suite: Suite
    /// The command line, kept in the result.
    public var arguments: [String]
    /// The seed of every order and offset.
    public var seed: UInt64
    /// The rounds after which verdicts are looked at; the last is the most that are run.
    public var looks: [Int]
    /// The shortest timed part of a trial, in nanoseconds.
    public var minTrialNanoseconds: Int
    /// The time after which no round is started, in nanoseconds; nil for none.
    public var timeBudgetNanoseconds: Int?
    /// The time after which a worker is killed, in nanoseconds.
    public var workerTimeoutNanoseconds: Int
    /// The operations of which the latency is recorded.
    public var latency: LatencyRecording
    /// Where the data files' folder is made.
    public var directory: String
    /// The executable that workers are started from.
    public var executable: String
    /// Adds the huge pages that are missing to the kernel's pools, for the time of the run.
    public var reservesHugePages = false
    /// Where the results go.
    public var output: OutputTarget
    /// The tool's version.
    public var version: String

    /// The length of a group of batches where engines alternate, in nanoseconds.
    public static let groupNanoseconds = 10_000_000
    /// The time after which a worker is killed, where nobody says otherwise: ten minutes.
    public static let defaultWorkerTimeout = 600_000_000_000
    /// Where data files go, where nobody says otherwise: on disk, where /tmp may be memory.
    public static let defaultDirectory = "/var/tmp"

    /// A plan.
    public init(
        suite: Suite,
        arguments: [String],
        seed: UInt64,
        directory: String,
        executable: String,
        output: OutputTarget,
        version: String
    ) {
        self.suite = suite
        self.arguments = arguments
        self.seed = seed
        looks = suite.looks
        minTrialNanoseconds = suite.minTrialMilliseconds * 1_000_000
        latency = suite.latency
        timeBudgetNanoseconds = suite.timeBudgetSeconds.map { Int($0 * 1e9) }
        workerTimeoutNanoseconds = Self.defaultWorkerTimeout
        self.directory = directory
        self.executable = executable
        self.output = output
        self.version = version
    }

    /// What of the plan results keep.
    func settings(cpus: [Int], latency: LatencyRecording?) -> RunSettings {
        RunSettings(
            looks: looks,
            minTrialNanoseconds: minTrialNanoseconds,
            groupNanoseconds: Self.groupNanoseconds,
            timeBudgetSeconds: timeBudgetNanoseconds.map { Double($0) / 1e9 },
            cpus: cpus,
            latency: latency
        )
    }
}
