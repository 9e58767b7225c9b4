import Analysis
import ArgumentParser
import Harness
import Platform
import Reports
import Results
import Suites
import Workloads

/// Measures, and holds what was found against rules: for CI.
struct GateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Measure, and fail if an expectation, a counter or a time breaks its rule.",
        discussion: """
            Three kinds of rule combine: expectations on engine ratios of this run (--expect); counters against a stored \
            result (--baseline); times against another build that runs beside this one, round by round (--base-binary). \
            Looks after 16, 32 and 48 rounds, while anything is open. CASES is a regular expression over case ids, as \
            in --filter.

            Exit codes: 0 every rule holds; 1 a regression or a failed expectation; 2 inconclusive; 3 not comparable; \
            4 nothing was measured or matched; 64 usage; 65 bad input file; 73 output cannot be made. What is better \
            than before never fails.
            """
    )

    @Argument(
        help:
            "\(ShippedSuites.names.joined(separator: ", ")), or the path of a YAML file (default: \(ShippedSuites.names[0]))."
    )
    var suite: String?
    @Option(help: "Another build of faultline, whose workers run beside this one's: its times are the base.")
    var baseBinary: String?
    @Option(help: "A result (JSON) of an earlier run: its counters are held against this one's, its times are advice.")
    var baseline: String?
    @Flag(
        help: """
            Cases and engines that only the baseline has are listed and don't fail (those that --filter leaves out never do).
            """
    )
    var allowMissing = false
    @OptionGroup(title: "Rules")
    var rules: GateRuleOptions
    @OptionGroup(title: "Output")
    var outputs: GateOutputs
    @Flag(help: "Show the rule applied to each case, and measure nothing.")
    var explain = false
    @OptionGroup(title: "Measuring")
    var options: GateRunOptions

    func run() throws {
        let terminal = Terminal(options.color)
        let rules = try rules.all()
        let whole = try SuiteChoice.suite(suite ?? ShippedSuites.names[0])
        let chosen = try filtered(whole)
        let plan = try options.plan(chosen)
        let baseline = try baseline.map(Self.read)
        if let baseBinary { try Self.checkBinary(baseBinary) }
        var sources = GatePlan.Sources(hasOtherBuild: baseBinary != nil, hasBaseline: baseline != nil)
        let isEmpty = baseBinary == nil && baseline == nil && rules.expectations.isEmpty
        if explain, isEmpty { sources = GatePlan.Sources(hasOtherBuild: true, hasBaseline: true) }
        var questions = try GatePlan(rules, suite: whole.cases, measuring: chosen.cases, against: sources)
        questions.absences = try absences(of: baseline, whole, chosen)
        if explain {
            Terminal.output(GateExplanation(questions, style: Style(color: terminal.outputHasColor)).text)
            return
        }
        guard !isEmpty else {
            throw ValidationError(
                "nothing to hold a run against: give --base-binary, --baseline, --expect or --rules with expectations"
            )
        }
        try refuseNothing(questions, baseline)
        try outputs.check()
        try Terminal.checkOutput()
        let turn = try RunTurn.take(directory: plan.directory, beside: options.beside)
        defer { withExtendedLifetime(turn) {} }
        if Faultline.isDebugBuild {
            Terminal.complain("faultline: a debug build: its figures say nothing; use swift build -c release")
        }
        try measure(plan, questions, baseline, terminal)
    }

    /// What the baseline has and is not measured, without what a filter leaves out.
    private func absences(of baseline: GateBaseline?, _ whole: Suite, _ chosen: Suite) throws -> [GateAbsence] {
        guard let baseline else {
            if allowMissing { throw ValidationError("--allow-missing: of a baseline, and --baseline was not given") }
            return []
        }
        let filter = try filter()
        return baseline.absences(
            suite: whole.cases,
            measuring: chosen.cases,
            isAsked: { filter?.matches($0) ?? true },
            isAllowed: allowMissing
        )
    }

    private func filter() throws -> CaseFilter? {
        do { return try options.filter.map { text throws(WorkloadError) in try CaseFilter(text) } } catch {
            throw HarnessError(.usage, "--filter: \(error)")
        }
    }

    private func filtered(_ suite: Suite) throws -> Suite {
        guard let filter = try filter() else { return suite }
        do { return try filter.apply(to: suite) } catch { throw HarnessError(.nothingMeasured, "--filter: \(error)") }
    }

    private static func read(_ path: String) throws -> GateBaseline {
        guard ProcFile.exists(path) else { throw HarnessError(.input, "--baseline: there is no file \(path)") }
        guard Terminal.isRegularFile(path) else {
            throw HarnessError(.input, "--baseline: \(path) is not a regular file")
        }
        return try GateBaselineFile.read(path)
    }

    private static func checkBinary(_ path: String) throws {
        guard ProcFile.exists(path) else { throw ValidationError("--base-binary: there is no file \(path)") }
        guard Terminal.canExecute(path) else {
            throw ValidationError("--base-binary: \(path) is not an executable file")
        }
    }

    /// A gate that asks nothing would pass whatever happens.
    private func refuseNothing(_ questions: GatePlan, _ baseline: GateBaseline?) throws {
        if let baseline, baseline.matches(questions.cases.map(\.id)) == 0 {
            throw HarnessError(
                .nothingMeasured,
                "--baseline: \(baseline.name) holds none of the cases that would be measured: make another with faultline run"
            )
        }
        guard questions.questions.contains(where: \.isBlocking) else {
            throw HarnessError(
                .nothingMeasured,
                "no rule that decides asks anything of the cases that would be measured (faultline gate --explain shows the rules)"
            )
        }
    }

    private func measure(
        _ plan: RunPlan,
        _ questions: GatePlan,
        _ baseline: GateBaseline?,
        _ terminal: Terminal
    ) throws {
        var plan = plan
        if let baseBinary {
            plan.builds.append(Build(name: "base", executable: ProcFile.resolve(baseBinary) ?? baseBinary))
        }
        let isAgainstItself = baseBinary.map { FileComparison.isSame($0, "/proc/self/exe") } ?? false
        if isAgainstItself {
            Terminal.complain("faultline: --base-binary is this very program: no regression can be found against it")
        }
        let progress = ProgressLine(terminal)
        let outcome = try GateRun(plan, notify: progress.show).execute(questions, baseline: baseline)
        progress.clear()
        for trouble in outcome.run.troubles { Terminal.complain("faultline: \(trouble)") }
        if let signal = outcome.run.interruption { throw ExitCode(128 + signal) }
        let report = GateReport(
            suite: plan.suite.name,
            seed: plan.seed,
            judge: outcome.judge,
            conclusion: outcome.conclusion,
            rounds: outcome.run.rounds,
            footer: outcome.run.footer,
            against: against(baseline),
            isAgainstItself: isAgainstItself,
            command: plan.redaction.map { $0.text(command) } ?? command
        )
        Terminal.output(GateTable(report, style: Style(color: terminal.outputHasColor)).text)
        try outputs.write(report)
        if report.conclusion == .nothing {
            throw HarnessError(
                .nothingMeasured,
                "nothing could be measured: no trial is valid; the reasons stand above"
            )
        }
        if report.conclusion.exitCode != 0 { throw ExitCode(report.conclusion.exitCode) }
    }

    /// What this build is held against, in words.
    private func against(_ baseline: GateBaseline?) -> [String] {
        let names = [baseBinary.map { "base \($0)" }, baseline.map { "baseline \($0.name)" }].compactMap(\.self)
        guard options.redact else { return names }
        return [baseBinary.map { _ in "base" }, baseline.map { _ in "baseline" }].compactMap {
            $0.map { "\($0) \(Redaction.path)" }
        }
    }

    /// This gate as it would be typed again, without what a repetition sets itself.
    private var command: String {
        var words = ["faultline", "gate"]
        if let suite { words.append(suite) }
        for (option, value) in [("--base-binary", baseBinary), ("--baseline", baseline), ("--rules", rules.rules)] {
            if let value { words += [option, value] }
        }
        for (option, values) in [
            ("--expect", rules.expect), ("--threshold", rules.threshold), ("--counter", rules.counter),
        ] {
            for value in values { words += [option, "'\(value)'"] }
        }
        if let limit = rules.maxRegression { words += ["--max-regression", limit] }
        if allowMissing { words.append("--allow-missing") }
        if options.reserveHugePages { words.append("--reserve-huge-pages") }
        return words.joined(separator: " ")
    }
}
