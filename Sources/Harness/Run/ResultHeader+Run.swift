internal import Results
internal import Workloads

extension ResultHeader {
    /// What a run knows before its first round.
    init(_ plan: RunPlan, _ preparation: Preparation, started: String) {
        self.init(
            tool: .current(version: plan.version),
            started: started,
            suite: plan.suite.name,
            revision: plan.revision,
            arguments: plan.arguments,
            seed: plan.seed,
            settings: plan.settings(cpus: preparation.cpus),
            environment: preparation.environment,
            calibration: preparation.calibration,
            cases: plan.suite.cases.map(\.record)
        )
    }
}
