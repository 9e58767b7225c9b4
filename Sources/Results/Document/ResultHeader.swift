package import Workloads

/// All that a result document says beside its trials: what ran, where, and with which settings.
package struct ResultHeader: Hashable, Sendable, Codable {
    /// The schema of the document and of the journal.
    package static let schema = "faultline.result/1"

    /// The schema this was written by.
    package var schema: String
    /// The tool that wrote it.
    package var tool: ToolFacts
    /// When the run started, ISO 8601 in UTC.
    package var started: String
    /// The suite's name.
    package var suite: String
    /// What was measured, such as a commit, as `--revision` named it; nil where it did not.
    package var revision: String?
    /// The command line, without the program's name.
    package var arguments: [String]
    /// The seed of every order and offset.
    package var seed: UInt64
    /// The settings of the run.
    package var settings: RunSettings
    /// The machine and the place of the data.
    package var environment: Environment
    /// The costs measured before the first round; nil if that was not done.
    package var calibration: Calibration?
    /// The cases, in the order in which they are shown.
    package var cases: [CaseRecord]

    /// Makes a header.
    package init(
        tool: ToolFacts,
        started: String,
        suite: String,
        revision: String? = nil,
        arguments: [String],
        seed: UInt64,
        settings: RunSettings,
        environment: Environment,
        calibration: Calibration?,
        cases: [CaseRecord]
    ) {
        schema = Self.schema
        self.tool = tool
        self.started = started
        self.suite = suite
        self.revision = revision
        self.arguments = arguments
        self.seed = seed
        self.settings = settings
        self.environment = environment
        self.calibration = calibration
        self.cases = cases
    }
}

/// The tool that made a result.
package struct ToolFacts: Hashable, Sendable, Codable {
    /// Always `faultline`.
    package var name: String
    /// Its version.
    package var version: String
    /// The compiler's version.
    package var compiler: String
    /// `release` or `debug`: figures of a debug build say nothing.
    package var build: String

    /// Makes the facts.
    package init(name: String, version: String, compiler: String, build: String) {
        self.name = name
        self.version = version
        self.compiler = compiler
        self.build = build
    }
}

/// The settings of a run that decide what its figures mean.
package struct RunSettings: Hashable, Sendable, Codable {
    /// The rounds after which verdicts are looked at.
    package var looks: [Int]
    /// The timed part a trial reaches, in nanoseconds.
    package var minTrialNanoseconds: Int
    /// The length of a group of batches where engines alternate, in nanoseconds.
    package var groupNanoseconds: Int
    /// The time after which no round is started, in seconds; nil for none.
    package var timeBudgetSeconds: Double?
    /// The CPUs that worker threads were pinned to, in the threads' order; empty when not pinned.
    package var cpus: [Int]
    /// The operations of which latencies were recorded; nil for none but those of open loops.
    package var latency: LatencyRecording?
    /// True where another run was at work on the machine when this one began; nil where none was seen.
    package var beside: Bool?
    /// The checks of each pair; nil where all pairs were checked at once, as in results of 0.1.0.
    package var checks: CheckPlan?
    /// The cases in which the CPU's events were counted; nil in results of earlier versions, which counted them in all.
    package var counters: EventCounting?

    /// Makes the settings.
    package init(
        looks: [Int],
        minTrialNanoseconds: Int,
        groupNanoseconds: Int,
        timeBudgetSeconds: Double?,
        cpus: [Int],
        latency: LatencyRecording? = nil,
        beside: Bool? = nil,
        checks: CheckPlan? = nil,
        counters: EventCounting? = nil
    ) {
        self.looks = looks
        self.minTrialNanoseconds = minTrialNanoseconds
        self.groupNanoseconds = groupNanoseconds
        self.timeBudgetSeconds = timeBudgetSeconds
        self.cpus = cpus
        self.latency = latency
        self.beside = beside
        self.checks = checks
        self.counters = counters
    }
}

/// How a run ended.
package struct ResultFooter: Hashable, Sendable, Codable {
    /// When it ended, ISO 8601 in UTC.
    package var finished: String
    /// What ended it: `done`, `time budget`, `SIGINT`, `SIGTERM`, or `recovered` for a journal left by a crash.
    package var ended: String
    /// The whole run, in seconds.
    package var elapsedSeconds: Double
    /// CPU time of the harness process alone, in seconds; nil if not known.
    package var harnessCpuSeconds: Double?
    /// Time stolen by the hypervisor over the run, in percent of all CPU time; nil if not known.
    package var stealPercent: Double?
    /// Times that heat slowed CPUs down during the run; nil where the kernel does not count them, and in results of earlier versions.
    package var thermalThrottles: Int?
    /// How often the CPUs slept during the run, by idle state, such as `C6: 12`; nil without cpuidle, and in results of earlier versions.
    package var idleEntries: [String]?
    /// What was found after the last round that bends the figures; nil in results of earlier versions, and where recovered.
    package var findings: [RunFinding]?

    /// Makes the footer.
    package init(
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
