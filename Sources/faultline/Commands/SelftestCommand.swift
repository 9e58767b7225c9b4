import Analysis
import ArgumentParser
import Harness
import Platform
import Reports
import Results
import Workloads

/// Proves the verdicts: what the method finds where the truth is known.
struct SelftestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selftest",
        abstract: "Count false alarms between two equal sides, and detections where one side was slowed.",
        discussion: """
            A suite of its own (4 cases, 16 rounds, 33 MiB of data) is run in families of at most 20 s each. Both sides \
            are the same engine, judged as run judges engines; with --base-binary they are two copies of this build, \
            judged as gate judges builds. Exit code 1: more false alarms, or fewer detections, than the rates of 1 % and \
            95 % explain with 99 % probability; 2: too noisy here for any case to show the slowdown.
            """
    )

    @Option(help: "Families with the same on both sides (default: 3; 0 with --inject).")
    var aa: Int?
    @Option(help: "Slow the second side by this factor, by a busy loop in proportion to the measured time: 1.10.")
    var inject: Double?
    @Option(help: "Families with the slowdown (default: 3).")
    var families: Int?
    @Option(help: "A copy of this executable: test the comparison of builds instead of that of engines.")
    var baseBinary: String?
    @Option(help: "Write the table as Markdown here; an existing file is refused.")
    var markdown: String?
    @Option(help: "The seed; each family makes its own of it (default: a random one).")
    var seed: UInt64?
    @Flag(help: "Measure although another run is at work on this machine.")
    var beside = false
    @Option(help: "Where data files lie, in a fresh folder (default: \(RunPlan.defaultDirectory)).")
    var directory = RunPlan.defaultDirectory
    @Option(help: "When text is coloured: auto, always or never (default: auto).")
    var color = ColorChoice.auto

    private static let counts = 0...10_000

    func validate() throws {
        for (option, count) in [("--aa", aa), ("--families", families)] {
            guard let count, !Self.counts.contains(count) else { continue }
            throw ValidationError("\(option): \(count) (accepted: 0 to 10000)")
        }
        if let inject, !(inject > 1 && inject <= 10) {
            throw ValidationError("--inject: \(inject) (accepted: a factor above 1 and at most 10, such as 1.10)")
        }
        if families != nil, inject == nil {
            throw ValidationError("--families: of a slowdown, and --inject was not given")
        }
        if (aa ?? 1) == 0, inject == nil || families == 0 {
            throw ValidationError("--aa: no family at all would be run")
        }
    }

    func run() throws {
        let terminal = Terminal(color)
        if let baseBinary {
            guard Terminal.canExecute(baseBinary) else {
                throw ValidationError("--base-binary: \(baseBinary) is not an executable file")
            }
        }
        if let markdown { try GateMarkdownFile.check(markdown) }
        try Terminal.checkOutput()
        let turn = try RunTurn.take(directory: directory, beside: beside)
        defer { withExtendedLifetime(turn) {} }
        if Faultline.isDebugBuild {
            Terminal.complain("faultline: a debug build: its figures say nothing; use swift build -c release")
        }
        var tallies: [SelftestTally] = []
        let seed = seed ?? UInt64.random(in: 0...UInt64(UInt32.max))
        let plain = aa ?? (inject == nil ? 3 : 0)
        if plain > 0 { tallies.append(try tally(factor: 1, families: plain, from: 0, seed: seed)) }
        let injected = inject == nil ? 0 : families ?? 3
        if let inject, injected > 0 {
            tallies.append(try tally(factor: inject, families: injected, from: plain, seed: seed))
        }
        let method = baseBinary == nil ? "engines, by the verdicts of run" : "builds, by the verdicts of gate"
        let tested = "\(method), seed \(seed)"
        let report = GateSelftestReport(tallies, method: tested, style: Style(color: terminal.outputHasColor))
        Terminal.output(report.text)
        if let markdown { try GateMarkdownFile.write(report.markdown, to: markdown) }
        try conclude(tallies)
    }

    private func conclude(_ tallies: [SelftestTally]) throws {
        let codes = tallies.map(\.exitCode)
        for code: Int32 in [4, 1, 2] where codes.contains(code) {
            if code == 4 {
                throw HarnessError(.nothingMeasured, "nothing could be measured: no case has enough valid trials")
            }
            throw ExitCode(code)
        }
    }

    private func tally(factor: Double, families: Int, from first: Int, seed: UInt64) throws -> SelftestTally {
        let suite = try SelftestSuite.suite(sides: 1)
        let plan = RunPlan(
            suite: suite,
            arguments: Redaction.keptArguments,
            seed: seed,
            directory: ProcFile.resolve(directory) ?? directory,
            executable: "/proc/self/exe",
            version: Faultline.version
        )
        let other = baseBinary.map { ProcFile.resolve($0) ?? $0 }
        let test = SelftestRun(plan, otherBuild: other) { event in
            if case .ending(let reason) = event { Terminal.complain(reason) }
        }
        var tally = SelftestTally(factor: factor)
        for number in 0..<families {
            let family = try test.family(first + number, factor: factor)
            if let signal = family.interruption { throw ExitCode(128 + signal) }
            tally.add(family.cells)
            let found = family.cells.map { "\($0.workload) \($0.finding.rawValue)" }.joined(separator: ", ")
            Terminal.complain(
                "family \(number + 1) of \(families), \(FigureText.duration(seconds: family.seconds)): \(found)"
            )
        }
        return tally
    }
}
