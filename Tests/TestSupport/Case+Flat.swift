package import Workloads

extension Case {
    /// A case by its parameters in a row, whatever kind of work they make; nothing is validated.
    package init(
        workload: String,
        kind: WorkKind,
        operation: Operation,
        readPercentage: Int? = nil,
        pattern: Pattern,
        blockSize: ByteSize,
        fileSize: ByteSize,
        fileCount: Int,
        threads: Int,
        cache: CacheState,
        fill: FillMethod,
        mapping: MappingMode,
        consumption: Consumption,
        durability: Durability,
        operations: Int,
        engines: [EngineSpec],
        memory: MemoryRequest? = nil,
        pace: Pace? = nil,
        concurrency: Concurrency? = nil
    ) {
        var conditions = Conditions()
        conditions.threads = threads
        conditions.cache = cache == .cold ? .cold : .warm(fill)
        conditions.memory = memory
        conditions.pace = pace
        conditions.concurrency = concurrency
        let work: Work
        if kind == .smallFiles {
            var small = SmallFileWork()
            small.pattern = pattern
            small.fileSize = fileSize
            small.fileCount = fileCount
            small.consumption = consumption
            small.operations = operations
            work = .smallFiles(small)
        } else if memory?.backing == .anonymous {
            var fresh = MemoryWork()
            fresh.pattern = pattern
            fresh.blockSize = blockSize
            fresh.fileSize = fileSize
            fresh.consumption = consumption
            fresh.operations = operations
            work = .memory(fresh)
        } else {
            var blocks = BlockWork()
            switch operation {
            case .read: blocks.action = .read
            case .write: blocks.action = .write
            case .mixed: blocks.action = .mixed(reads: readPercentage ?? 70)
            }
            blocks.pattern = pattern
            blocks.blockSize = blockSize
            blocks.fileSize = fileSize
            blocks.mapping = mapping
            blocks.consumption = consumption
            blocks.durability = durability
            blocks.operations = operations
            work = .blocks(blocks)
        }
        self.init(workload: workload, work: work, conditions: conditions, engines: engines)
    }
}
