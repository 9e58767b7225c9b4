internal import Platform
internal import Results
internal import Workloads

/// What a trial may fetch from the device, and what it has to.
extension CachePrecondition {
    func verify(_ trial: inout Trial, by evidence: TrialEvidence) throws -> String? {
        guard case .counts(let engine) = evidence else { return nil }
        if let problem = presence(before: trial) { return problem }
        if engine.capabilities.contains(.device) { return detour(of: trial) }
        return try isCold ? warmth(of: trial) : coolness(of: trial)
    }

    /// Why a warm trial was not warm to its end; nil if it was.
    ///
    /// Reclaim may take pages away at any time (DAMON does it to files that nobody maps). It is what the engine had to fetch that
    /// spoils the figure: pages that were taken and not missed do not.
    private func coolness(of trial: Trial) throws -> String? {
        guard benchCase.conditions.cache.state == .warm else { return nil }
        guard let fetched = trial[.deviceReadBytes] else { return try shortage().map { "after the trial " + $0 } }
        guard fetched > Self.tolerableFetch else { return nil }
        return "not warm: \(fetched) bytes had to come from the device during the trial"
    }

    /// How far the bytes of an engine that reads from the device did not come from there; nil if they did.
    ///
    /// File systems take O_DIRECT and then serve it from the page cache, for data that they compress or keep beside the inode.
    private func detour(of trial: Trial) -> String? {
        guard benchCase.work.definition.operation == .read, let fetched = trial[.deviceReadBytes],
            let bytes = trial.bytes,
            fetched < bytes
        else { return nil }
        return "not from the device: \(fetched) of \(bytes) bytes were, so the file system served O_DIRECT from memory"
    }

    /// What a warm trial may fetch from the device, in bytes: a few pages (of the program, of the file system's own data) are some
    /// hundred microseconds of its 100 ms, far below the least effect that is reported.
    private static var tolerableFetch: Int { 4 * PageCache.pageSize }
}
