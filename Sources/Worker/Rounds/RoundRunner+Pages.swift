internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// The pages and nodes that the data lies in.
extension RoundRunner {
    func probe(isFullyResident: Bool) throws -> PagesProbe? {
        // A smaller file can't have a 2 MiB entry; where nodes are asked for, each page counts.
        guard !benchCase.work.definition.opensEachOperation, order.data.hasFiles,
            order.data.fileSize >= 2 << 20 || placement != nil
        else {
            return nil
        }
        return try PagesProbe(
            path: order.data.path(ofFile: 0),
            size: order.data.fileSize,
            isFullyResident: isFullyResident,
            memory: benchCase.conditions.memory
        )
    }

    func take(_ probe: PagesProbe?, buffer: MappingPages?, of run: EngineRun, into trial: inout Trial) {
        trial.take(
            probe,
            buffer: buffer,
            engine: benchCase.engines[run.index],
            of: benchCase,
            placement: placement
        )
    }

    /// Moves pages that do not lie on the nodes asked for: those of a memory file that another process has filled, or of a cache
    /// that was filled where a node was full. Whether it worked is seen after the trial.
    func migrate() throws {
        guard let placement, benchCase.conditions.cache.state == .warm, let probe = try probe(isFullyResident: true),
            let nodes = probe.nodes, placement.problem(with: nodes) != nil
        else { return }
        let file = try FileHandle(order.data.path(ofFile: 0))
        let mapping = try Mapping(file.descriptor, length: order.data.fileSize)
        try mapping.advise(.populateRead)
        _ = try PagePlacement.move(mapping, to: placement.node(ofPage:))
        try mapping.unmap()
    }
}
