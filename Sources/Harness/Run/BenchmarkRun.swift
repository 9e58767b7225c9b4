internal import Analysis
internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// One run from its plan to its files: data, prices, rounds, looks, results.
package final class BenchmarkRun {
    private let plan: RunPlan
    private let runner: any OrderRunner
    private let notify: (RunEvent) -> Void
    private let scheduler: RoundScheduler
    private let started = Clock.now()
    private let cpus: [Int]
    private let device: String?
    /// Why the run ended before its last round; nil while it goes on.
    private var ended: String?
    private var interruption: Int32?
    /// Huge pages that were added to the kernel's pools for this run.
    private var reservations: [HugePageReservation] = []
    /// The longest round of each case so far, in nanoseconds.
    private var longest: [Int: Int] = [:]
    /// The cases of which every byte was checked once.
    private var audited: Set<String> = []
    private var spent: [Int: (rounds: Int, nanoseconds: Int)] = [:]

    /// Prepares a run; signals are watched from now on.
    package convenience init(_ plan: RunPlan, notify: @escaping (RunEvent) -> Void) throws {
        let client = try WorkerClient(executable: plan.executable, timeout: plan.workerTimeoutNanoseconds)
        self.init(plan, runner: client, notify: notify)
    }

    init(_ plan: RunPlan, runner: any OrderRunner, notify: @escaping (RunEvent) -> Void) {
        self.plan = plan
        self.runner = runner
        self.notify = notify
        scheduler = RoundScheduler(seed: plan.seed)
        // The highest CPU first: the lowest serves most interrupts.
        cpus = ((try? CPUSet.allowed()) ?? []).reversed()
        device = BlockDeviceFacts.of(path: plan.directory)?.name
    }

    /// Carries the plan out.
    ///
    /// - Throws: ``HarnessError`` when it can't be started, and whatever keeps the results from being written.
    package func execute() throws -> RunOutcome {
        // In this order: a run that is refused has not even made the folder of its results.
        try Preflight.check(plan)
        try plan.output.check()
        if plan.reservesHugePages { reservations = try HugePageNeeds(plan.suite.cases).reserve() }
        defer { giveBack() }
        let folder = try DataFolder(in: plan.directory, seed: plan.seed)
        do {
            let outcome = try measure(folder)
            return outcome
        } catch {
            let kept = keepJournal(of: folder)
            _ = folder.remove()
            guard let kept else { throw error }
            throw HarnessError(.io, "\(error); what was measured is kept: faultline recover \(kept)")
        }
    }

    /// Results for standard output have their journal among the data: when they can't be written, it is moved out of there.
    private func keepJournal(of folder: DataFolder) -> String? {
        guard plan.output.isStandardOutput else { return nil }
        let journal = OutputTarget(standardOutputWithJournalIn: folder.path).journal
        let kept = "\(plan.directory)/faultline-\(Timestamp.fileName()).partial.jsonl"
        guard ProcFile.exists(journal), (try? WorkFolder.move(journal, to: kept)) != nil else { return nil }
        return kept
    }

    private func measure(_ folder: DataFolder) throws -> RunOutcome {
        let startedAt = Timestamp.now()
        let steal = CPUTimes.current()
        var failures = try makeData(folder)
        let header = header(startedAt: startedAt, try calibrate(folder))
        let target = plan.output.isStandardOutput ? OutputTarget(standardOutputWithJournalIn: folder.path) : plan.output
        let journal = try Journal(creating: target.journal, header: header)
        try runLooks(folder, journal, &failures)
        let footer = ResultFooter(
            finished: Timestamp.now(),
            ended: ended ?? "done",
            elapsedSeconds: Double(Clock.now() - started) / 1e9,
            harnessCpuSeconds: Double(cpuNanoseconds) / 1e9,
            stealPercent: Self.steal(since: steal)
        )
        try journal.append(footer)
        // What was measured is safe in the journal: a second signal may now end the process at once.
        if interruption != nil {
            // The data goes first: a second signal must not leave it. (A journal for standard output lies among it.)
            if !plan.output.isStandardOutput { _ = folder.remove() }
            giveBack()
            runner.releaseSignals()
        }
        return try conclude(target, folder)
    }

    private func header(startedAt: String, _ calibration: Calibration?) -> ResultHeader {
        ResultHeader(
            tool: .current(version: plan.version),
            started: startedAt,
            suite: plan.suite.name,
            arguments: plan.arguments,
            seed: plan.seed,
            settings: plan.settings(cpus: cpus, latency: latency),
            environment: EnvironmentProbe.environment(directory: plan.directory),
            calibration: calibration,
            cases: plan.suite.cases.map(\.record)
        )
    }

    /// Puts the pools of huge pages back.
    private func giveBack() {
        // What can't be put back here is tried once more when the reservation is let go.
        for reservation in reservations { try? reservation.restore() }
        reservations = []
    }

    private var cpuNanoseconds: Int {
        let usage = ResourceUsage.now()
        return usage.userNanoseconds + usage.systemNanoseconds
    }

    private static func steal(since earlier: CPUTimes?) -> Double? {
        guard let earlier, let now = CPUTimes.current() else { return nil }
        return now.stealPercent(since: earlier)
    }

    private func conclude(_ target: OutputTarget, _ folder: DataFolder) throws -> RunOutcome {
        var results = try ResultFiles(journal: target.journal)
        try results.write(to: target)
        var troubles: [String] = []
        if let left = folder.remove() { troubles.append("the data folder could not be removed: \(left)") }
        return RunOutcome(
            header: results.header,
            footer: results.footer,
            findings: results.findings,
            files: results.files,
            interruption: interruption,
            troubles: troubles
        )
    }

    // MARK: - Before the rounds

    /// Makes the data of every case; returns the cases whose data could not be made, with the reason.
    private func makeData(_ folder: DataFolder) throws -> [Int: DataFolder.Missing] {
        var failures: [Int: DataFolder.Missing] = [:]
        let bytes = DataFolder.bytesNeeded(for: plan.suite.cases)
        if bytes > 0 { notify(.preparing("making \(ByteSize(bytes)) of data in \(folder.path)")) }
        for (index, benchCase) in plan.suite.cases.enumerated() where shouldGoOn() {
            let made = try folder.make(for: benchCase, by: runner)
            if let signal = made.interruption { interrupt(signal) }
            failures[index] = made.missing
        }
        return failures
    }

    private func calibrate(_ folder: DataFolder) throws -> Calibration? {
        guard shouldGoOn() else { return nil }
        let prices = MachinePrices(
            runner: runner,
            folder: folder,
            cpus: cpus,
            notify: { [notify] in notify(.preparing($0)) },
            note: { [self] in note($0) }
        )
        return try prices.measure(plan.suite.cases)
    }

    // MARK: - Rounds

    private func runLooks(_ folder: DataFolder, _ journal: Journal, _ failures: inout [Int: DataFolder.Missing]) throws
    {
        var active = Array(plan.suite.cases.indices)
        var round = 0
        for (place, look) in plan.looks.enumerated() {
            while round < look {
                for index in scheduler.cases(active, round: round) {
                    guard shouldGoOn(beforeRoundOf: index) else { return }
                    progress(index, round: round, look: look, active: active.count)
                    let isAlive = try runRound(index, round, folder, journal, failures[index])
                    if !isAlive { active.removeAll { $0 == index } }
                }
                round += 1
            }
            guard place + 1 < plan.looks.count, shouldGoOn() else { return }
            let findings = try ResultFiles(journal: journal.path).findings
            active = Verdicts.undecided(findings).filter(active.contains)
            notify(.look(rounds: look, undecided: active.count))
            if active.isEmpty { return }
        }
    }

    /// Runs one round and writes it down; false when the case can never be measured here.
    private func runRound(
        _ index: Int,
        _ round: Int,
        _ folder: DataFolder,
        _ journal: Journal,
        _ failure: DataFolder.Missing?
    ) throws -> Bool {
        let benchCase = plan.suite.cases[index]
        let begin = Clock.now()
        let engines = scheduler.engines(count: benchCase.engines.count, of: index, round: round)
        var trials: [(engine: Int, trial: Trial)]
        if failure == nil, let data = folder.dataSet(for: benchCase) {
            let answer = try runner.run(order(benchCase, data, round, engines))
            note(answer)
            // What an interruption cut off is no failure of the engine: such a round is left out.
            if answer.interruption != nil { return true }
            trials = RoundAnswer.trials(answer, engines: engines, round: round)
        } else {
            trials = RoundAnswer.missing(failure, engines: engines, round: round)
        }
        if trials.contains(where: { $0.trial.status == .valid }) { audited.insert(benchCase.id) }
        trials.sort { $0.engine < $1.engine }
        try journal.append(case: index, round: round, trials: trials)
        let duration = Clock.now() - begin
        longest[index] = max(longest[index] ?? 0, duration)
        let before = spent[index] ?? (0, 0)
        spent[index] = (before.rounds + 1, before.nanoseconds + duration)
        return folder.dataSet(for: benchCase) != nil && !trials.allSatisfy { $0.trial.status == .refused }
    }

    private func order(_ benchCase: Case, _ data: DataSet, _ round: Int, _ engines: [Int]) -> WorkerOrder {
        var order = RoundOrder(
            benchCase: benchCase,
            data: data,
            seed: plan.seed,
            round: round,
            order: engines,
            minTrialNanoseconds: plan.minTrialNanoseconds,
            groupNanoseconds: RunPlan.groupNanoseconds,
            cpus: cpus,
            audit: !audited.contains(benchCase.id),
            device: device
        )
        order.latency = latency
        return WorkerOrder(parent: ParentWatch.processID, task: .round(order))
    }

    /// What is recorded; nil for nothing.
    private var latency: LatencyRecording? { plan.latency == .off ? nil : plan.latency }

    private func note(_ answer: WorkerAnswer) {
        guard let signal = answer.interruption else { return }
        interrupt(signal)
    }

    private func interrupt(_ signal: Int32) {
        interruption = signal
        ended = SignalName.of(Int(signal))
        notify(.ending("\(SignalName.of(Int(signal))): keeping what was measured"))
    }

    private func shouldGoOn() -> Bool {
        if ended == nil, let signal = runner.pendingSignal() { interrupt(signal) }
        return ended == nil
    }

    /// False when the run was told to stop, or when this round would probably pass the time budget.
    private func shouldGoOn(beforeRoundOf index: Int) -> Bool {
        guard shouldGoOn() else { return false }
        guard let budget = plan.timeBudgetNanoseconds else { return true }
        if Clock.now() - started + (longest[index] ?? 0) <= budget { return true }
        ended = "time budget"
        notify(.ending("the time budget of \(budget / 1_000_000_000) s is used up"))
        return false
    }

    private func progress(_ index: Int, round: Int, look: Int, active: Int) {
        let done = spent.values.reduce(0) { $0 + $1.rounds }
        let left = max(0, active * (look - round) - (done - round * active))
        let time = spent.values.reduce(0) { $0 + $1.nanoseconds }
        let elapsed = Clock.now() - started
        var remaining = done > 0 ? time / done * left : nil
        if let budget = plan.timeBudgetNanoseconds { remaining = remaining.map { min($0, max(0, budget - elapsed)) } }
        notify(
            .round(
                RunProgress(
                    benchCase: plan.suite.cases[index],
                    round: round + 1,
                    rounds: look,
                    done: done,
                    total: done + left,
                    elapsed: elapsed,
                    remaining: remaining
                )
            )
        )
    }
}
