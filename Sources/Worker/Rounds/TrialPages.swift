internal import Engines
internal import Platform
internal import Results
internal import Workloads

extension Trial {
    /// Takes down what pages were asked for and which were obtained.
    ///
    /// - Parameters:
    ///   - probe: of the data; nil where a case has too little of it.
    ///   - buffer: the pages of the engine's I/O buffer; nil for an engine that has none.
    mutating func take(
        _ probe: PagesProbe?,
        buffer: MappingPages?,
        engine: EngineSpec,
        of benchCase: Case
    ) {
        self.filePmdMappedBytes = probe?.range?.filePmdMappedBytes
        self.shmemPmdMappedBytes = probe?.range?.sharedMemoryPmdMappedBytes
        self.sharedHugetlbBytes = probe?.range.flatMap { range in
            range.sharedHugetlbBytes.map { $0 + (range.privateHugetlbBytes ?? 0) }
        }
        self.anonymousHugeBytes = buffer?.anonHugeBytes
        self.bufferHugetlbBytes = buffer?.privateHugetlbBytes
        self.pageBytesAsked = benchCase.conditions.hugePages.askedPageSize(transparent: TransparentHugePages.pageSize)
        self.pageBytesObtained = probe?.range.map(MappingPages.init)?.obtainedPageSize
        if let asked = engine.bufferPages.pageSize {
            // The engine's own request goes before that of the case: it is the one that sets it apart.
            self.pageBytesAsked = asked
            self.pageBytesObtained = buffer?.obtainedPageSize
        }
        if let faults = self[.minorFaults], let bytes = self.bytes, bytes > 0 {
            self.faultsPerMebibyte = Double(faults + (self[.majorFaults] ?? 0)) / (Double(bytes) / 1_048_576)
        }
    }
}
