internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// Has workers measure rounds: from a case and a round to the trials of every build.
///
/// With two builds each has a worker of its own, with the same data, offsets and order of engines, in an order of builds that is
/// shuffled round by round. Where engines alternate (reads of a warm cache) the two workers do so, too, group by group: machines
/// change from one 100 ms to the next by far more than a build does from the other. Other cases run one worker right after
/// the other.
final class RoundDriver {
    let runners: [any OrderRunner]
    private let plan: RunPlan
    private let preparation: Preparation
    private let order: RoundScheduler
    private let buildOrder: RoundScheduler
    private var audits: Audits
    private var filled = FilledCaches()

    /// - Parameter runners: one for each build of the plan.
    init(_ plan: RunPlan, runners: [any OrderRunner], preparation: Preparation) {
        self.plan = plan
        self.runners = runners
        self.preparation = preparation
        order = RoundScheduler(seed: plan.seed)
        // A stream of its own: the order of the builds must not follow that of two engines.
        buildOrder = RoundScheduler(seed: ~plan.seed)
        audits = Audits(plan.suite.cases, builds: plan.builds.count, checks: plan.checks)
    }

    /// Measures one round of a case, or says for each engine why it can't be.
    func run(_ index: Int, round: Int) throws -> MeasuredRound {
        let benchCase = plan.suite.cases[index]
        let engines = order.engines(count: benchCase.engines.count, of: index, round: round)
        var measured = MeasuredRound(benchCase: index, round: round, builds: plan.builds.map { _ in [] })
        guard preparation.missing[index] == nil, let data = preparation.folder.dataSet(for: benchCase) else {
            let trials = RoundAnswer.missing(preparation.missing[index], engines: engines, round: round)
            for build in plan.builds.indices { measured.builds[build] = Self.sorted(trials) }
            measured.canGoOn = false
            return measured
        }
        let builds = buildOrder.engines(count: plan.builds.count, of: index, round: round)
        let answers = try answers(builds.map { ($0, roundOrder(index, data, round, engines, build: $0)) })
        for (build, answer) in zip(builds, answers) {
            measured.builds[build] = Self.sorted(RoundAnswer.trials(answer, engines: engines, round: round))
        }
        measured.interruption = answers.lazy.compactMap(\.interruption).first
        guard measured.interruption == nil else { return measured }
        audits.note(measured)
        filled.note(data, of: benchCase, measured)
        measured.canGoOn = !measured.builds.joined().allSatisfy { $0.trial.status == .refused }
        return measured
    }

    private static func sorted(_ trials: [(engine: Int, trial: Trial)]) -> [(engine: Int, trial: Trial)] {
        trials.sorted { $0.engine < $1.engine }
    }

    private func roundOrder(_ index: Int, _ data: DataSet, _ round: Int, _ engines: [Int], build: Int) -> RoundOrder {
        var order = RoundOrder(
            benchCase: plan.suite.cases[index],
            data: data,
            seed: plan.seed,
            round: round,
            order: engines,
            minTrialNanoseconds: plan.minTrialNanoseconds,
            groupNanoseconds: RunPlan.groupNanoseconds,
            cpus: preparation.cpus,
            audit: audits.isDue(in: index, round: round),
            device: preparation.device
        )
        // For every build: a case whose latencies are recorded is not the same work as one without.
        // Two builds fill it in turns.
        if runners.count == 1, filled.hold(data, for: order.benchCase, round: round) { order.isFilled = true }
        order.latency = plan.recordedLatency
        if !plan.counters.counts(order.benchCase) { order.countsEvents = false }
        order.slowdowns = plan.builds[build].slowdowns
        return order
    }
}
