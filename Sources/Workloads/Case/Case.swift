/// One fully specified workload, whose engines all do the same work. The first engine is the baseline.
package struct Case: Hashable, Sendable, Codable {
    /// The name of the workload it was expanded from.
    package let workload: String
    /// The kind of work.
    package let kind: WorkKind
    /// What is done to each block.
    package let operation: Operation
    /// Mixed cases: the percentage of operations that read, 1 to 99; nil otherwise.
    package let readPercentage: Int?
    /// The order of the offsets (small files: of the files).
    package let pattern: Pattern
    /// The bytes of a block, a power of two from 64 B to 16 MiB; small files: the size of the read buffer.
    package let blockSize: ByteSize
    /// The size of the file, or of each file.
    package let fileSize: ByteSize
    /// The number of files; 1 unless the kind is small files.
    package let fileCount: Int
    /// The number of threads over the one file (or set of files).
    package internal(set) var threads: Int
    /// The state of the page cache before each trial.
    package let cache: CacheState
    /// How a warm file is brought into the cache.
    package let fill: FillMethod
    /// Fresh or used mapping and descriptor.
    package let mapping: MappingMode
    /// How the bytes are used.
    package let consumption: Consumption
    /// When written bytes are made durable.
    package let durability: Durability
    /// The operations of each thread in one batch.
    package let operations: Int
    /// The engines; the first is the baseline.
    package let engines: [EngineSpec]
    /// What is asked of the memory that the bytes lie in; nil for nothing.
    package internal(set) var memory: MemoryRequest?
    /// The pace of an open loop; nil for a closed one.
    package let pace: Pace?
    /// What is asked of the threads beside their number; nil for nothing.
    package internal(set) var concurrency: Concurrency?

    /// Makes a case as given. ``Case/validate()`` tells whether it can be run; ``CaseDraft`` fills in defaults.
    package init(
        workload: String,
        kind: WorkKind,
        operation: Operation,
        readPercentage: Int?,
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
        self.workload = workload
        self.kind = kind
        self.operation = operation
        self.readPercentage = readPercentage
        self.pattern = pattern
        self.blockSize = blockSize
        self.fileSize = fileSize
        self.fileCount = fileCount
        self.threads = threads
        self.cache = cache
        self.fill = fill
        self.mapping = mapping
        self.consumption = consumption
        self.durability = durability
        self.operations = operations
        self.engines = engines
        self.memory = memory
        self.pace = pace
        self.concurrency = concurrency
    }

    /// The engine that the others are compared with.
    package var baseline: EngineSpec? { engines.first }
}
