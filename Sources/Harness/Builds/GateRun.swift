package import Analysis

/// Measures what a gate asks for, in this build and perhaps another one beside it, and has its judge look at it.
package struct GateRun {
    private let plan: RunPlan
    private let runners: [any OrderRunner]?
    private let notify: (RunEvent) -> Void

    /// What a gate has come to.
    package struct Outcome: Sendable {
        /// The answers.
        package let judge: GateJudge
        /// The run.
        package let run: RunEnding
        /// Trials of this build that are valid.
        package let validTrials: Int
        /// The conclusion of both.
        package var conclusion: GateConclusion { GateConclusion(judge, validTrials: validTrials) }
    }

    /// A gate's run.
    package init(_ plan: RunPlan, notify: @escaping (RunEvent) -> Void) {
        self.init(plan, runners: nil, notify: notify)
    }

    init(_ plan: RunPlan, runners: [any OrderRunner]?, notify: @escaping (RunEvent) -> Void = { _ in }) {
        self.plan = plan
        self.notify = notify
        self.runners = runners
    }

    /// Measures until every question that decides is answered, or rounds or time are used up.
    ///
    /// - Throws: ``HarnessError``: code 3 where the other build can't be used beside this one.
    package func execute(_ questions: GatePlan, baseline: GateBaseline?) throws -> Outcome {
        let sink = TablesSink(plan)
        let judge = GateRunJudge(questions, checks: plan.checks.count, baseline: baseline, sink: sink)
        let run = Run(
            plan,
            runners: try runners ?? WorkerClient.clients(of: plan),
            sink: sink,
            judge: judge,
            notify: notify
        )
        let ending = try run.execute()
        return Outcome(judge: judge.judge, run: ending, validTrials: sink.validTrials(build: 0))
    }
}
