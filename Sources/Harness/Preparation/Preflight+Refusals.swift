internal import Engines
internal import Platform
internal import Worker
internal import Workloads

/// What a run refuses case by case, found out without making anything.
extension Preflight {
    /// The cases and engines that this machine, this process or this build has not the CPUs, nodes, pages, file system or code for.
    ///
    /// - Parameter problem: what an engine of this name can't do here; nil for nothing.
    /// - Throws: ``HarnessError`` where nothing is left to be measured.
    static func refusals(
        _ plan: RunPlan,
        problem: (String) -> String? = EngineAvailability.problem
    ) throws(HarnessError) -> [RunRefusal] {
        var refusals: [RunRefusal] = []
        var accepted: [Case] = []
        var isAnyLeft = false
        for benchCase in plan.suite.cases {
            if let reason = reason(against: benchCase, plan, beside: accepted) {
                refusals.append(RunRefusal(caseID: benchCase.id, engine: nil, reason: reason))
                continue
            }
            accepted.append(benchCase)
            for engine in benchCase.engines {
                if let reason = problem(engine.name) {
                    refusals.append(RunRefusal(caseID: benchCase.id, engine: engine, reason: reason))
                } else {
                    isAnyLeft = true
                }
            }
        }
        guard isAnyLeft else {
            var reasons: [String] = []
            for refusal in refusals where !reasons.contains(refusal.reason) { reasons.append(refusal.reason) }
            throw HarnessError(.nothingMeasured, "nothing could be measured: \(reasons.joined(separator: "; "))")
        }
        return refusals
    }

    /// Why no engine of a case can be measured; nil if that is not so.
    ///
    /// - Parameter accepted: the cases before it, whose data is held until the end.
    private static func reason(against benchCase: Case, _ plan: RunPlan, beside accepted: [Case]) -> String? {
        if let refusal = DataFolder.refusal(of: benchCase) { return refusal }
        // What is to be reserved is not there yet.
        let isReserved = plan.reservesHugePages && benchCase.conditions.hugePages.poolPageSize != nil
        guard !isReserved else { return nil }
        let before = DataFolder.bytesNeeded(for: accepted)
        let shortage = HugePageNeeds.shortage(
            of: benchCase,
            hasData: DataFolder.bytesNeeded(for: accepted + [benchCase]) == before,
            workers: plan.builds.count,
            beside: HugePageNeeds(held: accepted)
        )
        return shortage ?? round(of: benchCase, plan).refusal()
    }

    /// The preconditions of a round. The folder stands for the files, which are not there yet.
    private static func round(of benchCase: Case, _ plan: RunPlan) -> PreconditionStack {
        let isInFolder = benchCase.dataNeed == .files
        var order = RoundOrder(
            benchCase: benchCase,
            data: DataSet(
                directory: plan.directory,
                for: benchCase,
                seed: plan.seed,
                memoryPath: isInFolder ? plan.directory : nil
            ),
            seed: plan.seed,
            round: 0,
            order: Array(benchCase.engines.indices),
            minTrialNanoseconds: plan.minTrialNanoseconds,
            groupNanoseconds: RunPlan.groupNanoseconds,
            cpus: (try? CPUChoice.preferred()) ?? [],
            audit: false,
            device: BlockDeviceFacts.of(path: plan.directory)?.name
        )
        return PreconditionStack(for: &order)
    }
}
