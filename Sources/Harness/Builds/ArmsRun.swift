internal import Engines
internal import Platform
package import Results
internal import Worker
internal import Workloads

/// A run in which one or two builds do the same rounds: in each round of a case a worker of each, in shuffled order, with the
/// same data, offsets and order of engines.
///
/// Where engines alternate (reads of a warm cache) the two workers do so, too, group by group: machines change from one 100 ms
/// to the next by far more than a build does from the other. Other cases run one worker right after the other.
///
/// A journal is not kept: what is asked here is answered at once, and an answer of half a run is none.
package final class ArmsRun {
    /// Judges what there is after a look, and returns the cases that go on. The second argument: no more rounds will come.
    package typealias Look = ([[CaseResult]], Bool) throws -> [Int]

    private let plan: ArmsPlan
    private let runners: [any OrderRunner]
    private let notify: (RunEvent) -> Void
    private let scheduler: RoundScheduler
    private let armScheduler: RoundScheduler
    private let cpus: [Int]
    private let device: String?
    private var clock: ArmsClock
    private var ended: String?
    private var interruption: Int32?
    private var results: [[CaseResult]]

    /// Prepares a run; signals are watched from now on.
    package convenience init(_ plan: ArmsPlan, notify: @escaping (RunEvent) -> Void) throws {
        let runners = try plan.arms.map { arm in
            try WorkerClient(executable: arm.executable, timeout: plan.run.workerTimeoutNanoseconds)
        }
        self.init(plan, runners: runners, notify: notify)
    }

    init(_ plan: ArmsPlan, runners: [any OrderRunner], notify: @escaping (RunEvent) -> Void) {
        self.plan = plan
        self.runners = runners
        self.notify = notify
        scheduler = RoundScheduler(seed: plan.run.seed)
        // A stream of its own: the order of the arms must not follow that of two engines.
        armScheduler = RoundScheduler(seed: ~plan.run.seed)
        cpus = ((try? CPUSet.allowed()) ?? []).reversed()
        device = BlockDeviceFacts.of(path: plan.run.directory)?.name
        clock = ArmsClock(budget: plan.run.timeBudgetNanoseconds, cases: plan.run.suite.cases)
        results = plan.arms.map { _ in plan.run.suite.cases.map { CaseResult($0) } }
    }

    /// Carries the plan out.
    ///
    /// - Parameter look: called after each look, and once with `true` at the end however it came, unless a signal ended the run.
    /// - Throws: ``HarnessError``: code 3 where a build can't be used beside this one.
    package func execute(look: Look) throws -> ArmsOutcome {
        try Preflight.check(plan.run)
        for (arm, runner) in zip(plan.arms, runners).dropFirst() {
            if let obstacle = try ArmsHandshake.obstacle(arm, by: runner) { throw obstacle }
        }
        let folder = try DataFolder(in: plan.run.directory, seed: plan.run.seed)
        do {
            return try measure(folder, look: look)
        } catch {
            _ = folder.remove()
            throw error
        }
    }

    private func measure(_ folder: DataFolder, look: Look) throws -> ArmsOutcome {
        let started = Timestamp.now()
        let steal = CPUTimes.current()
        let failures = try makeData(folder)
        let calibration = try calibrate(folder)
        let rounds = try runLooks(folder, failures, look)
        let left = folder.remove()
        return ArmsOutcome(
            results: results,
            environment: EnvironmentProbe.environment(directory: plan.run.directory),
            started: started,
            footer: ResultFooter(
                finished: Timestamp.now(),
                ended: ended ?? "done",
                elapsedSeconds: Double(clock.elapsed) / 1e9,
                stealPercent: steal.flatMap { before in CPUTimes.current().map { $0.stealPercent(since: before) } }
                    ?? nil
            ),
            calibration: calibration,
            rounds: rounds,
            interruption: interruption,
            troubles: left.map { ["the data folder could not be removed: \($0)"] } ?? []
        )
    }

    // MARK: - Before the rounds

    private func makeData(_ folder: DataFolder) throws -> [Int: DataFolder.Missing] {
        var failures: [Int: DataFolder.Missing] = [:]
        let bytes = DataFolder.bytesNeeded(for: plan.run.suite.cases)
        notify(.preparing("making \(ByteSize(bytes)) of data in \(folder.path)"))
        for (index, benchCase) in plan.run.suite.cases.enumerated() where shouldGoOn() {
            let made = try folder.make(for: benchCase, by: runners[0])
            if let signal = made.interruption { interrupt(signal) }
            failures[index] = made.missing
        }
        return failures
    }

    private func calibrate(_ folder: DataFolder) throws -> Calibration? {
        guard shouldGoOn(), let data = plan.run.suite.cases.lazy.compactMap({ folder.dataSet(for: $0) }).first else {
            return nil
        }
        let order = WorkerOrder(parent: ParentWatch.processID, task: .calibrate(data, cpus: cpus))
        let answer = try runners[0].run(order)
        note(answer)
        for case .calibration(let calibration) in answer.lines { return calibration }
        return nil
    }

    // MARK: - Rounds

    /// Runs looks until no case goes on; returns the rounds done.
    private func runLooks(_ folder: DataFolder, _ failures: [Int: DataFolder.Missing], _ look: Look) throws -> Int {
        var active = Array(plan.run.suite.cases.indices)
        var dead: Set<Int> = []
        var round = 0
        for (place, count) in plan.run.looks.enumerated() {
            while round < count, shouldGoOn() {
                for index in scheduler.cases(active, round: round) {
                    guard shouldGoOn(beforeRoundOf: index) else { break }
                    notify(.round(clock.progress(index, round: round, rounds: count, active: active.count)))
                    if try !runRound(index, round, folder, failures[index]) { dead.insert(index) }
                }
                active.removeAll(where: dead.contains)
                round += 1
            }
            if interruption != nil { return round }
            let isLast = ended != nil || place + 1 == plan.run.looks.count || active.isEmpty
            active = try look(results, isLast).filter { !dead.contains($0) }
            if isLast { return round }
            notify(.look(rounds: round, undecided: active.count))
            if active.isEmpty {
                // What no further round can decide is told so.
                if !dead.isEmpty { _ = try look(results, true) }
                return round
            }
        }
        return round
    }

    /// Runs one round of a case in every arm; false when it can never be measured here.
    private func runRound(_ index: Int, _ round: Int, _ folder: DataFolder, _ failure: DataFolder.Missing?) throws
        -> Bool
    {
        let benchCase = plan.run.suite.cases[index]
        let begin = Platform.Clock.now()
        let engines = scheduler.engines(count: benchCase.engines.count, of: index, round: round)
        guard failure == nil, let data = folder.dataSet(for: benchCase) else {
            let trials = RoundAnswer.missing(failure, engines: engines, round: round)
            for arm in plan.arms.indices { append(trials, arm, index) }
            return false
        }
        var reports: [(arm: Int, trials: [(engine: Int, trial: Trial)])] = []
        let arms = armScheduler.engines(count: plan.arms.count, of: index, round: round)
        let answers = try answers(arms.map { ($0, order(benchCase, data, round, engines, $0)) })
        for (arm, answer) in zip(arms, answers) {
            note(answer)
            reports.append((arm, RoundAnswer.trials(answer, engines: engines, round: round)))
        }
        // A round that an interruption cut off is left out, in all arms.
        if answers.contains(where: { $0.interruption != nil }) { return true }
        for report in reports { append(report.trials, report.arm, index) }
        clock.spend(index, Platform.Clock.now() - begin)
        return !reports.allSatisfy { $0.trials.allSatisfy { $0.trial.status == .refused } }
    }

    /// The answers to one order each, until one is interrupted: of two workers by turns where engines alternate, else of one
    /// after the other.
    private func answers(_ orders: [(arm: Int, order: RoundOrder)]) throws -> [WorkerAnswer] {
        guard orders.count == 2, orders[0].order.benchCase.alternates else {
            var answers: [WorkerAnswer] = []
            for (arm, order) in orders where answers.last?.interruption == nil {
                answers.append(
                    try runners[arm].run(WorkerOrder(parent: ParentWatch.processID, task: .round(order)))
                )
            }
            return answers
        }
        let turns = try TurnSocket()
        let waits = try zip(zip(orders, turns.ends), [RoundOrder.Turn.first, .second]).map { pair, turn in
            var order = pair.0.order
            order.turn = turn
            let whole = WorkerOrder(parent: ParentWatch.processID, task: .round(order))
            return try runners[pair.0.arm].start(whole, turns: pair.1)
        }
        turns.close()
        // A worker that nobody waits for is killed when it is let go.
        var answers: [WorkerAnswer] = []
        for wait in waits where answers.last?.interruption == nil { answers.append(try wait()) }
        return answers
    }

    private func append(_ trials: [(engine: Int, trial: Trial)], _ arm: Int, _ index: Int) {
        for (engine, trial) in trials { results[arm][index].tables[engine].append(trial) }
    }

    private func order(_ benchCase: Case, _ data: DataSet, _ round: Int, _ engines: [Int], _ arm: Int) -> RoundOrder {
        var order = RoundOrder(
            benchCase: benchCase,
            data: data,
            seed: plan.run.seed,
            round: round,
            order: engines,
            minTrialNanoseconds: plan.run.minTrialNanoseconds,
            groupNanoseconds: RunPlan.groupNanoseconds,
            cpus: cpus,
            audit: round == 0,
            device: device
        )
        order.slowdowns = plan.arms[arm].slowdowns
        return order
    }

    // MARK: - Ending early

    private func note(_ answer: WorkerAnswer) {
        if let signal = answer.interruption { interrupt(signal) }
    }

    private func interrupt(_ signal: Int32) {
        interruption = signal
        ended = SignalName.of(Int(signal))
        notify(.ending("\(SignalName.of(Int(signal))): no answer without all rounds"))
        for runner in runners { runner.releaseSignals() }
    }

    private func shouldGoOn() -> Bool {
        if ended == nil, let signal = runners.lazy.compactMap({ $0.pendingSignal() }).first { interrupt(signal) }
        return ended == nil
    }

    private func shouldGoOn(beforeRoundOf index: Int) -> Bool {
        guard shouldGoOn() else { return false }
        guard let budget = plan.run.timeBudgetNanoseconds, !clock.hasRoom(forRoundOf: index) else { return true }
        ended = "time budget"
        notify(.ending("the time budget of \(budget / 1_000_000_000) s is used up"))
        return false
    }
}
