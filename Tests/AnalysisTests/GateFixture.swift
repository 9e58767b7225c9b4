import Results
import Workloads

@testable import Analysis
import TestSupport

/// Plans and samples for the tests of the gate.
enum GateFixture {
    static let sources = GatePlan.Sources(hasOtherBuild: true, hasBaseline: false)

    static func rules(
        expect: [String] = [],
        threshold: [String] = [],
        counters: [String] = [],
        change: (inout GateRules) -> Void = { _ in }
    ) throws -> GateRules {
        var rules = GateRules()
        rules.expectations = try expect.map { try GateExpectation(parsing: $0) }
        rules.thresholds = try threshold.map { try GateThreshold(parsing: $0) }
        rules.tolerances = try counters.map { try GateTolerance(parsing: $0) }
        change(&rules)
        return rules
    }

    static func plan(
        _ rules: GateRules = GateRules(),
        _ cases: [Case],
        against sources: GatePlan.Sources = sources
    ) throws -> GatePlan {
        try GatePlan(rules, suite: cases, measuring: cases, against: sources)
    }

    /// A case of one engine whose head takes `factor` times what the base takes, scattered by a share.
    static func sample(
        _ factor: Double,
        rounds: Int = 16,
        scatter: Double = 0.005,
        change: (inout Trial) -> Void = { _ in }
    )
        -> GateSample
    {
        var head = GateSampleBuilder()
        var base = GateSampleBuilder()
        let now = Make.times(100 * factor, rounds: rounds, scatter: scatter, phase: 3)
        let then = Make.times(100, rounds: rounds, scatter: scatter)
        for round in 0..<rounds {
            var trial = Make.trial(round, nanoseconds: now[round])
            change(&trial)
            head.trials.append(trial)
            base.trials.append(Make.trial(round, nanoseconds: then[round]))
        }
        return GateSample(head: [head.trials], base: [base.trials])
    }

    /// The answers after looks at ever more rounds.
    static func answers(_ plan: GatePlan, _ looks: [[GateSample]], planned: Int = 3) -> GateJudge {
        var judge = GateJudge(plan, looks: planned)
        for (place, samples) in looks.enumerated() { judge.look(samples, isLast: place + 1 == looks.count) }
        return judge
    }

    /// A stored result of one case.
    static func baseline(_ result: CaseResult, environment: Environment = Environment()) -> GateBaseline {
        GateBaseline(
            name: "base.json",
            cases: [result],
            environment: environment
        )
    }
}

/// Trials of one engine in the making.
struct GateSampleBuilder {
    var trials: [Trial] = []
}
