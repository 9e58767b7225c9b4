package import Analysis
internal import Results
internal import Workloads

/// Measures what a gate asks for, and has its judge look at it.
package struct GateRun {
    private let plan: ArmsPlan
    private let runners: [any OrderRunner]?
    private let notify: (RunEvent) -> Void

    /// What a gate has come to.
    package struct Outcome: Sendable {
        /// The answers.
        package let judge: GateJudge
        /// The run.
        package let run: ArmsOutcome
        /// The conclusion of both.
        package var conclusion: GateConclusion { GateConclusion(judge, validTrials: run.validTrials(arm: 0)) }
    }

    /// A gate's run.
    package init(_ plan: ArmsPlan, notify: @escaping (RunEvent) -> Void) {
        self.plan = plan
        self.notify = notify
        runners = nil
    }

    init(_ plan: ArmsPlan, runners: [any OrderRunner], notify: @escaping (RunEvent) -> Void = { _ in }) {
        self.plan = plan
        self.notify = notify
        self.runners = runners
    }

    /// Measures until every question that decides is answered, or rounds or time are used up.
    ///
    /// - Throws: ``HarnessError``: code 3 where the other build can't be used beside this one.
    package func execute(_ questions: GatePlan, baseline: GateBaseline?) throws -> Outcome {
        var judge = GateJudge(
            questions,
            looks: plan.run.looks.count,
            baseline: baseline,
            environment: EnvironmentProbe.environment(directory: plan.run.directory)
        )
        let run = try runners.map { ArmsRun(plan, runners: $0, notify: notify) } ?? ArmsRun(plan, notify: notify)
        let outcome = try run.execute { results, isLast in
            judge.look(Self.samples(results), isLast: isLast)
            return judge.openCases
        }
        return Outcome(judge: judge, run: outcome)
    }

    private static func samples(_ results: [[CaseResult]]) -> [GateSample] {
        results[0].indices.map { index in
            GateSample(head: results[0][index], base: results.count > 1 ? results[1][index] : nil)
        }
    }
}
