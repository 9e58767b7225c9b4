internal import Results

/// A run of this build that keeps a journal and makes result files of it: what `faultline run` does.
package final class RecordedRun {
    private let run: Run
    private let sink: JournalSink

    /// Prepares a run; signals are watched from now on.
    package convenience init(_ plan: RunPlan, output: OutputTarget, notify: @escaping (RunEvent) -> Void) throws {
        self.init(plan, output: output, runners: try WorkerClient.clients(of: plan), notify: notify)
    }

    init(
        _ plan: RunPlan,
        output: OutputTarget,
        runners: [any OrderRunner],
        notify: @escaping (RunEvent) -> Void
    ) {
        var plan = plan
        plan.checksPairs = true
        sink = JournalSink(output, directory: plan.directory)
        let judge = UndecidedJudge(sink, checks: plan.checks)
        run = Run(plan, runners: runners, sink: sink, judge: judge, notify: notify)
    }

    /// Finds out whether a plan can be carried out here, without measuring: what `run` refuses, this refuses.
    ///
    /// - Returns: the cases and engines that the run would refuse, and measure the others.
    /// - Throws: ``HarnessError``; where there are no others, that nothing could be measured.
    package static func check(_ plan: RunPlan) throws(HarnessError) -> [RunRefusal] {
        try Preflight.check(plan)
        return try Preflight.refusals(plan)
    }

    /// Carries the plan out.
    ///
    /// - Throws: ``HarnessError`` when it can't be started, and whatever keeps the results from being written.
    package func execute() throws -> RunOutcome {
        let ending = try run.execute()
        guard let results = sink.results else { throw HarnessError(.inside, "the run ended without results") }
        return RunOutcome(ending, results)
    }
}
