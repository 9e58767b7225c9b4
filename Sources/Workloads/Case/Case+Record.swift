extension Case {
    /// The case of a record.
    ///
    /// An engine that is unknown here is kept with what it is called, so that the case is shown and compared, not explained.
    ///
    /// - Throws: ``WorkloadError`` for a kind that is unknown here, or parameters that can't be.
    package init(_ record: CaseRecord, _ registry: EngineRegistry) throws(WorkloadError) {
        guard let kind = WorkKind(rawValue: record.kind) else {
            throw WorkloadError("kind '\(record.kind)' is not known here", accepted: WorkKind.accepted)
        }
        let engines = record.engines.map { registry.stored($0) }
        if let parameters = record.parameters {
            try self.init(record, kind, parameters, engines)
            try checkBounds()
            return
        }
        guard let flat = record.flat else {
            throw WorkloadError("kind '\(record.kind)' without its parameters")
        }
        // One file has no other number, whatever the record says.
        try Self.check("file_count", flat.fileCount, in: Self.fileCounts)
        var conditions = Conditions()
        conditions.threads = flat.threads
        conditions.cache = CacheCondition(flat.cache, fill: flat.fill)
        conditions.memory = flat.memory
        conditions.pace = flat.pace
        conditions.concurrency = flat.concurrency
        conditions.writeback = flat.writeback ?? .within
        guard let definition = try Work.definition(of: kind, under: conditions) as? any FlatWork.Type else {
            throw WorkloadError("kind '\(record.kind)' without its parameters")
        }
        let work = definition.init(flat).asWork
        self.init(workload: record.workload, work: work, conditions: conditions, engines: engines)
        try checkBounds()
    }

    /// The case of a record that holds texts by key.
    private init(
        _ record: CaseRecord,
        _ kind: WorkKind,
        _ parameters: [String: String],
        _ engines: [EngineSpec]
    ) throws(WorkloadError) {
        var given: [WorkloadKey: String] = [:]
        for (name, text) in parameters {
            guard let key = WorkloadKey(rawValue: name) else {
                throw WorkloadError("parameter '\(name)' is not known here")
            }
            given[key] = text
        }
        var conditions = Conditions()
        try Key.set(given, in: &conditions, by: Conditions.keys, under: { $0 })
        self.init(
            workload: record.workload,
            work: try Work.make(kind, given, under: conditions),
            conditions: conditions,
            engines: engines
        )
    }

    /// What results, journals and orders hold of the case.
    package var record: CaseRecord {
        let definition = work.definition
        guard definition is any FlatWork else {
            var texts = Dictionary(parameters) { first, _ in first }
            texts[WorkloadKey.kind.rawValue] = nil
            // Not in every id, and not to be guessed from another version's default.
            texts[WorkloadKey.operations.rawValue] = "\(definition.operations)"
            return CaseRecord(workload, kind: type(of: definition).kind, engines: engines, parameters: texts)
        }
        return CaseRecord(
            workload,
            kind: type(of: definition).kind,
            engines: engines,
            flat: CaseRecord.FlatParameters(definition, conditions)
        )
    }
}
