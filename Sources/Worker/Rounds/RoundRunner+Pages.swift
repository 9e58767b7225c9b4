internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// The pages that the data lies in.
extension RoundRunner {
    func probe(isFullyResident: Bool) -> PagesProbe? {
        PagesProbe(benchCase, order.data, isFullyResident: isFullyResident)
    }

    func take(_ probe: PagesProbe?, buffer: MappingPages?, of run: EngineRun, into trial: inout Trial) throws {
        trial.take(probe, buffer: buffer, engine: benchCase.engines[run.index], of: benchCase)
        if let obstacle = probe?.nodesObstacle {
            trial.mark(obstacle.status, "numa \(benchCase.conditions.numa): \(obstacle)")
        }
        // Where nothing was asked it decides nothing: the figure is beside the others.
        trial.nodesObtained = probe?.nodes?.text
        try preconditions.verify(&trial, by: .pages(probe?.nodes))
    }
}
