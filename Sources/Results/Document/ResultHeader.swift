public import Workloads

/// All that a result document says beside its trials: what ran, where, and with which settings.
public struct ResultHeader: Hashable, Sendable, Codable {
    /// The schema of the document and of the journal.
    public static let schema = "faultline.result/1"

    /// The schema this was written by.
    public var schema: String
    /// The tool that wrote it.
    public var tool: ToolFacts
    /// When the run started, ISO 8601 in UTC.
    public var started: String
    /// The suite's name.
    public var suite: String
    /// The command line, without the program's name.
    public var arguments: [String]
    /// The seed of every order and offset.
    public var seed: UInt64
    /// The settings of the run.
    public var settings: RunSettings
    /// The machine and the place of the data.
    public var environment: Environment
    /// The costs measured before the first round; nil if that was not done.
    public var calibration: Calibration?
    /// The cases, in the order in which they are shown.
    public var cases: [Case]

    /// Makes a header.
    public init(
        tool: ToolFacts,
        started: String,
        suite: String,
        arguments: [String],
        seed: UInt64,
        settings: RunSettings,
        environment: Environment,
        calibration: Calibration?,
        cases: [Case]
    ) {
        schema = Self.schema
        self.tool = tool
        self.started = started
        self.suite = suite
        self.arguments = arguments
        self.seed = seed
        self.settings = settings
        self.environment = environment
        self.calibration = calibration
        self.cases = cases
    }
}

/// The tool that made a result.
public struct ToolFacts: Hashable, Sendable, Codable {
    /// Always `faultline`.
    public var name: String
    /// Its version.
    public var version: String
    /// The compiler's version.
    public var compiler: String
    /// `release` or `debug`: figures of a debug build say nothing.
    public var build: String

    /// Makes the facts.
    public init(name: String, version: String, compiler: String, build: String) {
        self.name = name
        self.version = version
        self.compiler = compiler
        self.build = build
    }
}

/// The settings of a run that decide what its figures mean.
public struct RunSettings: Hashable, Sendable, Codable {
    /// The rounds after which verdicts are looked at.
    public var looks: [Int]
    /// The timed part a trial reaches, in nanoseconds.
    public var minTrialNanoseconds: Int
    /// The length of a group of batches where engines alternate, in nanoseconds.
    public var groupNanoseconds: Int
    /// The time after which no round is started, in seconds; nil for none.
    public var timeBudgetSeconds: Double?
    /// The CPUs that worker threads were pinned to, in the threads' order; empty when not pinned.
    public var cpus: [Int]
    /// The operations of which latencies were recorded; nil for none but those of open loops.
    public var latency: LatencyRecording?

    /// Makes the settings.
    public init(
        looks: [Int],
        minTrialNanoseconds: Int,
        groupNanoseconds: Int,
        timeBudgetSeconds: Double?,
        cpus: [Int],
        latency: LatencyRecording? = nil
    ) {
        self.looks = looks
        self.minTrialNanoseconds = minTrialNanoseconds
        self.groupNanoseconds = groupNanoseconds
        self.timeBudgetSeconds = timeBudgetSeconds
        self.cpus = cpus
        self.latency = latency
    }
}

/// How a run ended.
public struct ResultFooter: Hashable, Sendable, Codable {
    /// When it ended, ISO 8601 in UTC.
    public var finished: String
    /// What ended it: `done`, `time budget`, `SIGINT`, `SIGTERM`, or `recovered` for a journal left by a crash.
    public var ended: String
    /// The whole run, in seconds.
    public var elapsedSeconds: Double
    /// CPU time of the harness process alone, in seconds; nil if not known.
    public var harnessCpuSeconds: Double?
    /// Time stolen by the hypervisor over the run, in percent of all CPU time; nil if not known.
    public var stealPercent: Double?

    /// Makes the footer.
    public init(
        finished: String,
        ended: String,
        elapsedSeconds: Double,
        harnessCpuSeconds: Double? = nil,
        stealPercent: Double? = nil
    ) {
        self.finished = finished
        self.ended = ended
        self.elapsedSeconds = elapsedSeconds
        self.harnessCpuSeconds = harnessCpuSeconds
        self.stealPercent = stealPercent
    }
}
