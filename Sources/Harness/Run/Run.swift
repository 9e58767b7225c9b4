internal import Platform
internal import Results
internal import Workloads

/// One run of one build, or of two side by side, from its plan to what its sink makes of it.
///
/// Whoever starts it chooses where rounds go (``RunSink``) and which cases go on (``RunJudge``); the rest is the same for all.
final class Run {
    private let plan: RunPlan
    private let runners: [any OrderRunner]
    private let sink: any RunSink
    private let judge: any RunJudge
    private let notify: (RunEvent) -> Void
    private let interruption: Interruption
    private let started = Clock.now()

    /// - Parameter runners: one for each build of the plan, in its order.
    init(
        _ plan: RunPlan,
        runners: [any OrderRunner],
        sink: any RunSink,
        judge: any RunJudge,
        notify: @escaping (RunEvent) -> Void
    ) {
        self.plan = plan
        self.runners = runners
        self.sink = sink
        self.judge = judge
        self.notify = notify
        interruption = Interruption(runners) { [sink] signal in notify(.ending("\(signal): \(sink.atInterruption)")) }
    }

    /// Carries the plan out.
    ///
    /// - Throws: ``HarnessError`` when it can't be started (code 3 where a build can't be used beside this one), and whatever keeps
    ///   the results from being kept. What the run changed on this machine is put back in any case.
    func execute() throws -> RunEnding {
        // In this order: a run that is refused has not even made the folder of its results.
        try Preflight.check(plan)
        try sink.check()
        try BuildHandshake.check(plan.builds, by: runners, interruption: interruption)
        let preparation = try Preparation(plan, runner: runners[0], interruption: interruption, notify: notify)
        do {
            return try measure(preparation)
        } catch {
            let kept = sink.rescue()
            _ = preparation.putBack()
            guard let kept else { throw error }
            throw HarnessError(.io, "\(error); what was measured is kept: faultline recover \(kept)")
        }
    }

    private func measure(_ preparation: Preparation) throws -> RunEnding {
        let begin = Timestamp.now()
        let steal = CPUTimes.current()
        try preparation.makeReady()
        let header = ResultHeader(plan, preparation, started: begin).redacted(by: plan.redaction)
        try sink.begin(header)
        judge.begin(header)
        let schedule = try runRounds(RoundDriver(plan, runners: runners, preparation: preparation))
        let usage = ResourceUsage.now()
        let footer = ResultFooter(
            finished: Timestamp.now(),
            ended: interruption.signal.map { SignalName.of(Int($0)) }
                ?? (schedule.isOutOfTime ? "time budget" : "done"),
            elapsedSeconds: Double(elapsed) / 1e9,
            harnessCpuSeconds: Double(usage.userNanoseconds + usage.systemNanoseconds) / 1e9,
            stealPercent: steal.flatMap { before in CPUTimes.current().flatMap { $0.stealPercent(since: before) } }
        )
        try sink.end(footer)
        let troubles = preparation.putBack()
        // Nothing is left that a second signal could leave behind: it may now end the process at once.
        if interruption.signal != nil { interruption.release() }
        try sink.close()
        return RunEnding(
            header: header,
            footer: footer,
            rounds: schedule.rounds,
            interruption: interruption.signal,
            troubles: troubles
        )
    }

    private func runRounds(_ driver: RoundDriver) throws -> Schedule {
        let order = RoundScheduler(seed: plan.seed)
        let cases = plan.suite.cases
        var schedule = Schedule(
            cases: cases.count,
            checks: plan.checks,
            budget: plan.timeBudgetNanoseconds,
            order: order,
            checksPairs: plan.checksPairs
        )
        while let step = schedule.next(at: elapsed) {
            switch step {
            case .round(let round, let index):
                guard !interruption.hasCome() else { return schedule }
                notify(.round(RunProgress(of: cases[index], round: round, in: schedule, elapsed: elapsed)))
                let begin = Clock.now()
                let measured = try driver.run(index, round: round)
                interruption.note(measured.interruption)
                // What an interruption cut off is no failure of an engine: such a round is left out, in all builds.
                guard interruption.signal == nil else { return schedule }
                try sink.append(measured.redacted(by: plan.redaction))
                let isReached = judge.take(measured)
                schedule.finish(taking: Clock.now() - begin, goesOn: measured.canGoOn, reachesCheck: isReached)
            case .outOfTime:
                guard !interruption.hasCome() else { return schedule }
                notify(
                    .ending(Self.outOfTime(plan.timeBudgetNanoseconds ?? 0, at: elapsed, next: schedule.longestNext))
                )
            case .check(let rounds, let isLast):
                guard isLast || !interruption.hasCome() else { return schedule }
                schedule.proceed(with: try judge.check(isLast: isLast))
                if !isLast { notify(.check(rounds: rounds, undecided: schedule.active.count)) }
            }
        }
        return schedule
    }

    /// Why no further round is begun, all in nanoseconds: the budget is used up, or what is left of it is too little for one.
    static func outOfTime(_ budget: Int, at elapsed: Int, next: Int) -> String {
        let seconds = { (nanoseconds: Int) in "\((nanoseconds + 500_000_000) / 1_000_000_000) s" }
        guard elapsed < budget else { return "the time budget of \(seconds(budget)) is used up" }
        let rest = next >= 1_000_000_000 ? "about \(seconds(next))" : "\(max(1, next / 1_000_000)) ms"
        return
            "the time budget of \(seconds(budget)) ends the run after \(seconds(elapsed)): the next round, which takes "
            + "\(rest), would not fit"
    }

    /// Nanoseconds since the run was prepared.
    private var elapsed: Int { Clock.now() - started }
}
