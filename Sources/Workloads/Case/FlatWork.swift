/// A kind of work of 0.1.0, whose records have the flat layout of that version. The records of later kinds are the texts of their
/// key tables.
protocol FlatWork: WorkDefinition {
    /// The work of a record.
    init(_ flat: CaseRecord.FlatParameters)
}

extension CaseRecord.FlatParameters {
    init(_ work: any WorkDefinition, _ conditions: Conditions) {
        operation = work.operation
        readPercentage = work.readPercentage
        pattern = work.pattern
        blockSize = work.blockSize
        fileSize = work.fileSize
        fileCount = work.fileCount
        threads = conditions.threads
        cache = conditions.cache.state
        fill = conditions.cache.fill
        mapping = work.mapping
        consumption = work.consumption
        durability = work.durability
        operations = work.operations
        memory = conditions.memory
        pace = conditions.pace
        concurrency = conditions.concurrency
        writeback = conditions.writeback == .within ? nil : conditions.writeback
    }
}

extension BlockWork: FlatWork {
    init(_ flat: CaseRecord.FlatParameters) {
        self.init()
        action = flat.readPercentage.map { .mixed(reads: $0) } ?? BlockOperation(flat.operation)
        pattern = flat.pattern
        blockSize = flat.blockSize
        fileSize = flat.fileSize
        mapping = flat.mapping
        consumption = flat.consumption
        durability = flat.durability
        operations = flat.operations
    }
}

extension SmallFileWork: FlatWork {
    init(_ flat: CaseRecord.FlatParameters) {
        self.init()
        pattern = flat.pattern
        fileSize = flat.fileSize
        fileCount = flat.fileCount
        consumption = flat.consumption
        operations = flat.operations
        buffer = flat.blockSize
    }
}

extension MemoryWork: FlatWork {
    init(_ flat: CaseRecord.FlatParameters) {
        self.init()
        pattern = flat.pattern
        blockSize = flat.blockSize
        fileSize = flat.fileSize
        consumption = flat.consumption
        operations = flat.operations
    }
}
