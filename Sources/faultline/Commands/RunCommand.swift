import Analysis
import ArgumentParser
import Harness
import Platform
import Reports
import Results
import Suites
import Workloads

/// Measures a suite, or a single case given by options.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Measure a suite, or a single case given by options.",
        discussion: """
            The engines of a case do the same work on the same file in the same cache state, side by side in shuffled \
            rounds; the first engine is the baseline. Progress goes to standard error, the answer to standard output.
            """
    )

    @Argument(
        help:
            "\(ShippedSuites.names.joined(separator: ", ")), or the path of a YAML file (default: \(ShippedSuites.names[0]))."
    )
    var suite: String?

    @OptionGroup(title: "A single case")
    var single: CaseOptions

    @Option(
        help:
            "The number of rounds, or rounds after which verdicts are looked at: 16 or 16,32,48 (default: the suite's; a single case: 16)."
    )
    var rounds: String?
    @Option(
        help:
            "No round starts after this time, with everything included: 60s, 15m (default: the suite's; a single case: none)."
    )
    var timeBudget: String?
    @Option(
        help:
            "The timed part that each trial reaches by repeating its batch (default: the suite's; a single case: 100ms)."
    )
    var minTrial: String?
    @Flag(
        help:
            "Record the latency of every operation: percentiles in the table, histograms in the files (default: the suite's; a single case: none)."
    )
    var latency = false
    @Option(
        help:
            "Record the latency of one operation in N, at random: \(LatencyRecording.intervals.lowerBound) to \(LatencyRecording.intervals.upperBound) (default: the suite's; a single case: none)."
    )
    var latencyEvery: String?
    @Option(
        help:
            "Cases in which cycles, instructions and dTLB misses are counted: off (none), warm (those that wait for no device) or all (default: the suite's; a single case: warm).",
        transform: RunLimits.counters
    )
    var counters: EventCounting?
    @Option(
        help: "The seed of every order and offset (default: a random one, which is shown and stored).",
        transform: RunLimits.seed
    )
    var seed: UInt64?
    @Option(help: "Measure only cases whose id matches this regular expression (default: all).")
    var filter: String?
    @Flag(help: "Show what would be measured and what it would cost, refuse what run refuses, and measure nothing.")
    var dryRun = false
    @Flag(
        help:
            "Add the huge pages that the cases need and the kernel's pool lacks, for the time of the run (as root; the pool is put back at the end)."
    )
    var reserveHugePages = false
    @Flag(help: "Measure although another run is at work on this machine; the result says so.")
    var beside = false
    @Option(
        help:
            "Where data files lie, in a fresh folder; /var/tmp is on disk where /tmp may be memory."
    )
    var directory = RunPlan.defaultDirectory
    @Option(
        help:
            "NAME.json and NAME.csv are made; - puts the JSON on standard output (default: results/<UTC time>-<suite>)."
    )
    var output: String?
    @Option(
        help:
            "What is measured, such as a commit; it stands in the results, for exports and histories (default: none).",
        transform: RunLimits.revision
    )
    var revision: String?
    @Flag(help: "Leave paths, mount sources and machine names out of the results.")
    var redact = false
    @Option(help: "A round that takes longer is killed and counted as failed (default: 10m).")
    var workerTimeout: String?
    @OptionGroup var answer: AnswerOptions
    @Option(help: "When text is coloured.")
    var color = ColorChoice.auto

    func run() throws {
        let terminal = Terminal(color)
        var plan = try makePlan()
        var output = try outputTarget()
        if dryRun {
            Terminal.output(SuiteListing.text(plan.suite.with(plan), style: Style(color: terminal.outputHasColor)))
            for refusal in try RecordedRun.check(plan) { Terminal.complain("faultline: would be refused: \(refusal)") }
            return
        }
        if output.base.isEmpty {
            output = OutputTarget(name: "results/\(Timestamp.fileName())-\(plan.suite.name)")
        }
        try Terminal.checkOutput()
        let turn = try RunTurn.take(directory: plan.directory, beside: beside)
        defer { withExtendedLifetime(turn) {} }
        plan.isBeside = turn.isBeside
        if Faultline.isDebugBuild {
            Terminal.complain("faultline: a debug build: its figures say nothing; use swift build -c release")
        }
        let progress = ProgressLine(terminal)
        // Said once the run has begun: one that is refused says that alone.
        var warning = warningOfFewRounds(plan)
        let run = try RecordedRun(plan, output: output) { event in
            if let text = warning.take() { Terminal.complain(text) }
            progress.show(event)
        }
        let outcome = try run.execute()
        progress.clear()
        try finish(outcome, output: output, terminal: terminal)
    }

    private func makePlan() throws -> RunPlan {
        var suite = try chosenSuite()
        if let filter {
            do { suite = try CaseFilter(filter).apply(to: suite) } catch {
                throw HarnessError(.usage, "--filter: \(error)")
            }
        }
        guard !directory.isEmpty else {
            throw ValidationError("--directory: an empty name (accepted: a folder that exists)")
        }
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
        plan.revision = revision
        if let rounds { plan.checks = try RunLimits.looks(rounds) }
        if let timeBudget {
            plan.timeBudgetNanoseconds = try RunLimits.nanoseconds(timeBudget, "--time-budget", SuiteLimits.timeBudget)
        }
        if let minTrial {
            plan.minTrialNanoseconds = try RunLimits.nanoseconds(minTrial, "--min-trial", SuiteLimits.minTrial)
        }
        if latency { plan.latency = .all }
        if let latencyEvery { plan.latency = try RunLimits.latency(every: latencyEvery) }
        if let counters { plan.counters = counters }
        if let workerTimeout {
            plan.workerTimeoutNanoseconds = try RunLimits.nanoseconds(
                workerTimeout,
                "--worker-timeout",
                RunLimits.workerTimeout
            )
        }
        return plan
    }

    /// Where the results go; without a name it is made of time and suite.
    private func outputTarget() throws -> OutputTarget {
        guard output != "" else { throw ValidationError("--output: an empty name (accepted: a name or path, or -)") }
        return output == "-" ? OutputTarget(standardOutputWithJournalIn: "") : OutputTarget(name: output ?? "")
    }

    private func chosenSuite() throws -> Suite {
        do {
            guard let alone = try single.suite() else { return try SuiteChoice.suite(suite ?? ShippedSuites.names[0]) }
            if let suite {
                throw ValidationError(
                    "\(single.first ?? "") describes a single case, and '\(suite)' is a suite: give one or the other"
                )
            }
            return alone
        }
    }

    /// What is said before anything is measured, if so few rounds can't decide: the wish is kept.
    private func warningOfFewRounds(_ plan: RunPlan) -> String? {
        let pairs = plan.suite.cases.reduce(0) { $0 + max(0, $1.engines.count - 1) }
        let needed = Verdicts.roundsNeeded(pairs: pairs, plan: CheckPlan(rounds: plan.checks))
        guard let most = plan.checks.last, needed > most else { return nil }
        let rest =
            most < Verdicts.leastRounds
            ? "nothing is said of them, which takes \(Verdicts.leastRounds)" : "the answer says what is likely"
        return
            "\(FigureText.plural(most, "round")) can't decide \(FigureText.plural(pairs, "pair")), even if all agree: "
            + "\(needed) can (--rounds \(needed)); \(rest)"
    }

    private func finish(_ outcome: RunOutcome, output: OutputTarget, terminal: Terminal) throws {
        for trouble in outcome.troubles { Terminal.complain("faultline: \(trouble)") }
        let toError = output.isStandardOutput
        let report = RunReport(
            header: outcome.header,
            footer: outcome.footer,
            findings: outcome.findings,
            file: outcome.files.first,
            files: outcome.files
        )
        let style = Style(color: toError ? terminal.errorHasColor : terminal.outputHasColor)
        let text = report.text(answer, style: style, columns: Terminal.textColumns(toError ? 2 : 1))
        if toError { Terminal.error(text) } else { Terminal.output(text) }
        if Terminal.outputFailure != nil, !outcome.files.isEmpty {
            Terminal.complain("faultline: the results are in \(outcome.files.joined(separator: ", "))")
        }
        if let signal = outcome.interruption { throw ExitCode(128 + signal) }
        if outcome.validTrials == 0 {
            throw HarnessError(
                .nothingMeasured,
                "nothing could be measured: no trial is valid; the reasons stand above"
            )
        }
    }
}
