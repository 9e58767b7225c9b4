import ArgumentParser
import Harness
import Platform
import Results
import Workloads

/// The options of `gate` that say how it measures: those of `run`, with looks of its own.
struct GateRunOptions: ParsableArguments {
    @Option(help: "The number of rounds, or rounds after which verdicts are looked at (default: 16,32,48).")
    var rounds: String?
    @Option(help: "No round starts after this time, with everything included: 60s, 15m (default: none).")
    var timeBudget: String?
    @Option(help: "The timed part that each trial reaches by repeating its batch (default: the suite's).")
    var minTrial: String?
    @Option(help: "The seed of every order and offset (default: a random one, which is shown).")
    var seed: UInt64?
    @Option(help: "Measure only cases whose id matches this regular expression (default: all).")
    var filter: String?
    @Flag(
        help:
            "Add the huge pages that the cases need and the kernel's pool lacks, for the time of the run (as root; the pool is put back at the end)."
    )
    var reserveHugePages = false
    @Flag(help: "Measure although another run is at work on this machine.")
    var beside = false
    @Option(
        help:
            "Where data files lie, in a fresh folder (default: \(RunPlan.defaultDirectory), on disk where /tmp may be memory)."
    )
    var directory = RunPlan.defaultDirectory
    @Flag(help: "Leave paths, mount sources and machine names out of what is printed and written.")
    var redact = false
    @Option(help: "A round that takes longer is killed and counted as failed (default: 10m).")
    var workerTimeout: String?
    @Option(help: "When text is coloured: auto, always or never (default: auto).")
    var color = ColorChoice.auto

    /// The looks where nobody says otherwise: more rounds while anything is open.
    static let looks = [16, 32, 48]

    /// The plan of a run of this suite.
    func plan(_ suite: Suite) throws -> RunPlan {
        var plan = RunPlan(
            suite: suite,
            arguments: Redaction.keptArguments,
            seed: seed ?? UInt64.random(in: 0...UInt64(UInt32.max)),
            directory: ProcFile.resolve(directory) ?? directory,
            executable: "/proc/self/exe",
            version: Faultline.version
        )
        plan.reservesHugePages = reserveHugePages
        plan.redaction = redact ? .ofThisMachine : nil
        plan.checks = try rounds.map(RunLimits.looks) ?? Self.looks
        plan.timeBudgetNanoseconds = try timeBudget.map {
            try RunLimits.nanoseconds($0, "--time-budget", SuiteLimits.timeBudget)
        }
        if let minTrial {
            plan.minTrialNanoseconds = try RunLimits.nanoseconds(minTrial, "--min-trial", SuiteLimits.minTrial)
        }
        if let workerTimeout {
            plan.workerTimeoutNanoseconds = try RunLimits.nanoseconds(
                workerTimeout,
                "--worker-timeout",
                RunLimits.workerTimeout
            )
        }
        return plan
    }
}
