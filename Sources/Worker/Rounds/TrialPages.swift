internal import Engines
internal import Platform
internal import Results
internal import Workloads

extension Trial {
    /// Takes down what pages and nodes were asked for and which were obtained.
    ///
    /// - Parameters:
    ///   - probe: of the data; nil where a case has too little of it.
    ///   - buffer: the pages of the engine's I/O buffer; nil for an engine that has none.
    ///   - placement: the nodes that were asked for; nil for none.
    mutating func take(
        _ probe: PagesProbe?,
        buffer: MappingPages?,
        engine: EngineSpec,
        of benchCase: Case,
        placement: NodePlacement?
    ) {
        filePmdMappedBytes = probe?.range?.filePmdMappedBytes
        shmemPmdMappedBytes = probe?.range?.sharedMemoryPmdMappedBytes
        sharedHugetlbBytes = probe?.range.flatMap { range in
            range.sharedHugetlbBytes.map { $0 + (range.privateHugetlbBytes ?? 0) }
        }
        anonymousHugeBytes = buffer?.anonHugeBytes
        bufferHugetlbBytes = buffer?.privateHugetlbBytes
        pageBytesAsked = benchCase.hugePages.askedPageSize
        pageBytesObtained = probe?.range.map(MappingPages.init)?.obtainedPageSize
        if let asked = engine.bufferPages.pageSize {
            // The engine's own request goes before that of the case: it is the one that sets it apart.
            pageBytesAsked = asked
            pageBytesObtained = buffer?.obtainedPageSize
        }
        if let faults = minorFaults, let bytes, bytes > 0 {
            faultsPerMebibyte = Double(faults + (majorFaults ?? 0)) / (Double(bytes) / 1_048_576)
        }
        guard let placement, let nodes = probe?.nodes else { return }
        nodesAsked = placement.text
        nodesObtained = nodes.text
        if let problem = placement.problem(with: nodes) { mark(.invalid, problem) }
    }
}
