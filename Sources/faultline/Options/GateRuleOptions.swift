import Analysis
import ArgumentParser
import Engines
import Workloads

/// The options of `gate` that are rules: each may stand in a gate file too, where options go before.
struct GateRuleOptions: ParsableArguments {
    @Option(
        help:
            "A gate file (YAML) with max-regression, on-inconclusive, baseline-times, expectations, thresholds, counters."
    )
    var rules: String?
    @Option(help: "An engine ratio that has to hold: \(GateExpectation.accepted). Repeatable.")
    var expect: [String] = []
    @Option(
        help:
            "How much slower a build may be in some cases: \(GateThreshold.accepted). Of those that match the last counts."
    )
    var threshold: [String] = []
    @Option(
        help:
            "How much a counter may rise against the baseline: \(GateTolerance.accepted(Self.counters)) (default: \(Self.tolerances))."
    )
    var counter: [String] = []
    @Option(help: "How much slower a build may be where no threshold matches (default: 5%).")
    var maxRegression: String?
    @Option(
        help: "What an answer means that could not be found: \(GateInconclusive.accepted) (default: fail, exit code 2)."
    )
    var onInconclusive: String?
    @Option(help: "What times of a baseline file are good for: \(GateBaselineTimes.accepted) (default: advise).")
    var baselineTimes: String?

    /// The counters that can be gated.
    private static let counters = Figure.gated.map(\.name)

    /// How much each may rise where nobody says otherwise.
    private static var tolerances: String {
        Figure.gated.compactMap { figure in
            figure.tolerance.map { "\(figure.name) \(GatePercentage.text($0.share))" }
        }
        .joined(separator: ", ")
    }

    /// The rules of the file, with those of the options after them.
    func all() throws -> GateRules {
        var rules =
            try rules.map { try GateFileReader.read(path: $0, engines: .builtIn, counters: Self.counters) }
            ?? GateRules()
        if let maxRegression {
            rules.maxRegression = try Self.option("--max-regression") {
                try GatePercentage.share(parsing: maxRegression)
            }
        }
        if let onInconclusive {
            rules.onInconclusive = try Self.option("--on-inconclusive") {
                try GateInconclusive(parsing: onInconclusive)
            }
        }
        if let baselineTimes {
            rules.baselineTimes = try Self.option("--baseline-times") { try GateBaselineTimes(parsing: baselineTimes) }
        }
        for text in expect {
            rules.expectations.append(
                try Self.option("--expect") { try GateExpectation(parsing: text, engines: .builtIn) }
            )
        }
        for text in threshold {
            rules.thresholds.append(
                try Self.option("--threshold") { try GateThreshold(parsing: text, engines: .builtIn) }
            )
        }
        for text in counter {
            rules.tolerances.append(
                try Self.option("--counter") { try GateTolerance(parsing: text, counters: Self.counters) }
            )
        }
        return rules
    }

    private static func option<Value>(_ name: String, _ parse: () throws -> Value) throws -> Value {
        do { return try parse() } catch { throw ValidationError("\(name): \(error)") }
    }
}
