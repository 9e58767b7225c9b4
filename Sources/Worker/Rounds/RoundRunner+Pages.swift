internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// The pages that the data lies in.
extension RoundRunner {
    func probe(isFullyResident: Bool) throws -> PagesProbe? {
        try PagesProbe(benchCase, order.data, isFullyResident: isFullyResident)
    }

    func take(_ probe: PagesProbe?, buffer: MappingPages?, of run: EngineRun, into trial: inout Trial) throws {
        trial.take(probe, buffer: buffer, engine: benchCase.engines[run.index], of: benchCase)
        try preconditions.verify(&trial, by: .pages(probe?.nodes))
    }
}
