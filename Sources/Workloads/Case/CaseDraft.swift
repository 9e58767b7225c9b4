/// A case in the making: what was given, by a suite or by options. ``makeCase()`` adds ``CaseDefaults``.
package struct CaseDraft: Hashable, Sendable {
    /// The name of the workload; made of the pattern and the operation if not given.
    package var workload: String?
    /// The kind of work.
    package var kind: WorkKind?
    /// What is done to each block.
    package var operation: Operation?
    /// Mixed cases: the percentage of operations that read.
    package var readPercentage: Int?
    /// The order of the offsets.
    package var pattern: Pattern?
    /// The bytes of a block.
    package var blockSize: ByteSize?
    /// The size of the file, or of each file.
    package var fileSize: ByteSize?
    /// The number of files.
    package var fileCount: Int?
    /// The number of threads.
    package var threads: Int?
    /// What the threads share.
    package var sharing: Sharing?
    /// Processes that keep other CPUs busy.
    package var spinners: Int?
    /// The state of the page cache.
    package var cache: CacheState?
    /// How a warm file is brought into the cache.
    package var fill: FillMethod?
    /// Fresh or used mapping.
    package var mapping: MappingMode?
    /// How the bytes are used.
    package var consumption: Consumption?
    /// When written bytes are made durable.
    package var durability: Durability?
    /// The operations of each thread in one batch.
    package var operations: Int?
    /// What the engines open and map.
    package var backing: Backing?
    /// The page size asked for.
    package var hugePages: HugePages?
    /// The nodes asked for.
    package var numa: NUMAPlacement?
    /// The operations a second of an open loop.
    package var rate: Int?
    /// How they arrive.
    package var arrivals: Arrivals?
    /// The engines.
    package var engines: [EngineSpec]?

    /// A draft with nothing given.
    package init() {}

    /// The case, with defaults for what was not given.
    ///
    /// - Throws: ``WorkloadError`` if it can't be run (``Case/validate()``), or if something was given that would have
    ///   no effect on it: nothing is ignored in silence.
    package func makeCase() throws(WorkloadError) -> Case {
        let result = filled()
        try refuseIdle(in: result)
        try result.validate()
        return result
    }

    /// The case, and the one that has to stand beside it where that is so (``Case/twin``).
    ///
    /// - Throws: as ``makeCase()``.
    package func makeCases() throws(WorkloadError) -> [Case] {
        let result = try makeCase()
        return [result] + (result.twin.map { [$0] } ?? [])
    }

    private func filled() -> Case {
        let kind = kind ?? CaseDefaults.kind
        let hugePages = hugePages ?? CaseDefaults.hugePages
        let backing = backing ?? CaseDefaults.backing(of: hugePages)
        let operation = operation ?? CaseDefaults.operation(of: backing)
        let pattern = pattern ?? CaseDefaults.pattern
        let blockSize = blockSize ?? CaseDefaults.blockSize(kind: kind, pattern: pattern)
        let small = kind == .smallFiles
        let fileSize = fileSize ?? (small ? CaseDefaults.smallFileSize : CaseDefaults.fileSize)
        let fileCount = fileCount ?? (small ? CaseDefaults.smallFileCount : 1)
        let threads = threads ?? CaseDefaults.threads
        let cache = cache ?? CaseDefaults.cache
        let mapping = mapping ?? CaseDefaults.mapping(kind: kind, cache: cache, backing: backing)
        let durability = durability ?? CaseDefaults.durability
        let pace = rate.map { Pace(rate: $0, arrivals: arrivals ?? CaseDefaults.arrivals) }
        return Case(
            workload: workload
                ?? (small ? kind.rawValue : "\(nameAndArgument("\(pattern)").name)-\(operation.rawValue)"),
            kind: kind,
            operation: operation,
            readPercentage: readPercentage ?? (operation == .mixed ? CaseDefaults.readPercentage : nil),
            pattern: pattern,
            blockSize: blockSize,
            fileSize: fileSize,
            fileCount: fileCount,
            threads: threads,
            cache: cache,
            fill: fill ?? CaseDefaults.fill,
            mapping: mapping,
            consumption: consumption ?? CaseDefaults.consumption(of: operation),
            durability: durability,
            operations: operations
                ?? Case.defaultOperations(
                    kind: kind,
                    pattern: pattern,
                    // Not yet validated here, and divided by there.
                    blockSize: max(blockSize, Case.blockSizes.lowerBound),
                    fileSize: fileSize,
                    fileCount: fileCount,
                    threads: max(threads, 1),
                    cache: cache,
                    mapping: mapping,
                    durability: durability,
                    pace: pace
                ),
            engines: engines
                ?? CaseDefaults.engines(kind: kind, operation: operation, pattern: pattern, backing: backing),
            memory: MemoryRequest(backing: backing, hugePages: hugePages, numa: numa ?? CaseDefaults.numa),
            pace: pace,
            concurrency: Concurrency(
                sharing: sharing ?? CaseDefaults.sharing,
                spinners: spinners ?? CaseDefaults.spinners
            )
        )
    }

    /// Refuses what was given though the case's work has no place for it; its id would not show it either.
    private func refuseIdle(in result: Case) throws(WorkloadError) {
        guard blockSize == nil || result.kind == .file else {
            throw WorkloadError(
                "block-size with kind small-files",
                accepted: "no block-size: files are read in pieces of \(CaseDefaults.smallFileBuffer)"
            )
        }
        guard result.mapping == .firstTouch || result.kind == .file else {
            throw WorkloadError(
                "mapping steady with kind small-files",
                accepted: "first-touch: each file is opened afresh"
            )
        }
        guard arrivals == nil || result.pace != nil else {
            throw WorkloadError("arrivals without a rate", accepted: "a rate: a closed loop has no arrivals")
        }
        guard fill == nil || result.cache == .warm else {
            throw WorkloadError("fill with cache cold", accepted: "no fill: nothing is brought into the cache")
        }
        guard fill == nil || result.backing == .file else {
            throw WorkloadError(
                "fill with backing \(result.backing.rawValue)",
                accepted: result.backing == .memfd
                    ? "no fill: it is filled once, through a mapping" : "no fill: there is no page cache"
            )
        }
    }
}
