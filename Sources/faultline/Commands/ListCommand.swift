import ArgumentParser
import Engines
import Harness
import Reports
import Suites
import Workloads

/// What there is to run.
struct ListCommand: ParsableCommand {
    /// What can be listed.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case suites, engines
    }

    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List suites with their cases and an estimate of their cost, or engines with their availability here."
    )

    @Argument(help: "suites or engines (default: both).")
    var subject: Subject?
    @Option(
        help: """
            List this suite alone: \(ShippedSuites.names.joined(separator: ", ")), or the path of a YAML file (default: all).
            """
    )
    var suite: String?
    @Option(help: "When text is coloured.")
    var color = ColorChoice.auto

    func run() throws {
        if subject != .engines { try listSuites() }
        if subject == nil { Terminal.output("\n") }
        if subject != .suites { listEngines() }
    }

    private func listSuites() throws {
        let suites = try (suite.map { [$0] } ?? ShippedSuites.names).map(SuiteChoice.suite)
        let texts = suites.map { SuiteListing.text($0, style: Style(color: Terminal(color).outputHasColor)) }
        Terminal.output(texts.joined(separator: "\n"))
    }

    private func listEngines() {
        let entries = EngineRegistry.builtIn.descriptors.map {
            ListReport.EngineEntry(engine: $0, obstacle: EngineAvailability.problem(of: $0.name))
        }
        Terminal.output(ListReport(style: Style(color: Terminal(color).outputHasColor)).engines(entries))
    }
}

/// A suite with its cases and what they would cost.
enum SuiteListing {
    static func text(_ suite: Suite, style: Style) -> String {
        let costs = suite.cases.map {
            CostEstimate.secondsPerRound(of: $0, minTrialMilliseconds: suite.minTrialMilliseconds)
        }
        let entry = ListReport.SuiteEntry(
            suite: suite,
            secondsPerRound: costs,
            startSeconds: CostEstimate.secondsToStart(suite.cases),
            sharedSeconds: CostEstimate.secondsSharedPerRound(suite.cases)
        )
        return ListReport(style: style).suites([entry])
    }
}

extension Suite {
    /// The suite with the settings that a plan's options have put in their place.
    func with(_ plan: RunPlan) -> Suite {
        Suite(
            name: name,
            summary: summary,
            looks: plan.checks,
            timeBudgetSeconds: plan.timeBudgetNanoseconds.map { Double($0) / 1e9 },
            minTrialMilliseconds: plan.minTrialNanoseconds / 1_000_000,
            latency: plan.latency,
            cases: cases
        )
    }
}
