internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// The pages of the data lie on the nodes asked for.
final class PagesPrecondition: Precondition {
    let scope = PreconditionScope.engine
    private let benchCase: Case
    private let data: DataSet
    private let placement: NodePlacement

    init(_ benchCase: Case, data: DataSet, on placement: NodePlacement) {
        self.benchCase = benchCase
        self.data = data
        self.placement = placement
    }

    /// Why pages of the pools can't be had for memory that engines map; files have theirs already.
    func refusal() -> String? { benchCase.dataNeed == .ownMemory ? data.poolProblem(on: placement) : nil }

    /// Moves pages that do not lie on the nodes asked for: those of a memory file that another process has filled, or of a cache
    /// that was filled where a node was full. Whether it worked is seen after the trial.
    func prepare() throws -> String? {
        guard benchCase.conditions.cache.state == .warm,
            let probe = PagesProbe(benchCase, data, isFullyResident: true),
            let nodes = probe.nodes, placement.problem(with: nodes) != nil
        else { return nil }
        let file = try FileHandle(data.path(ofFile: 0))
        let mapping = try Mapping(observing: file, length: data.fileSize)
        mapping.touchAll()
        _ = try PagePlacement.move(mapping, to: placement.node(ofPage:))
        try mapping.unmap()
        return nil
    }

    func verify(_ trial: inout Trial, by evidence: TrialEvidence) -> String? {
        guard case .pages(let nodes?) = evidence else { return nil }
        trial.nodesAsked = placement.text
        trial.nodesObtained = nodes.text
        return placement.problem(with: nodes)
    }
}
