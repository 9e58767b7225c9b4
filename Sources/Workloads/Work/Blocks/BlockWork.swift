/// Blocks of one file are read, written or both.
package struct BlockWork: WorkDefinition {
    /// What is done to each block.
    package var action = BlockOperation.read
    /// The order of the blocks.
    package var pattern = Pattern.sequential
    /// The bytes of a block: a power of two from 64 B to 16 MiB.
    package var blockSize = ByteSize.mebibytes(1)
    /// The bytes of the file.
    package var fileSize = standardFileSize
    /// Whether mapping and descriptor are fresh for every batch.
    package var mapping = MappingMode.steady
    /// How the bytes are used.
    package var consumption = Consumption.sum
    /// When written bytes are made durable.
    package var durability = Durability.none
    /// The operations of each thread in one batch.
    package var operations = 1

    /// Beyond every cache of the processor, within every machine's memory.
    package static let standardFileSize = ByteSize.mebibytes(256)

    /// Blocks of a file.
    package init() {}

    package var operation: Operation { action.word }
    package var fileCount: Int { 1 }
    package var readPercentage: Int? { action.reads }
    /// The blocks of the file; the last may end inside.
    package var blockCount: Int { Block.count(blockSize, of: fileSize) }
    package var placeCount: Int { blockCount }
    package var operationBytes: Int { min(blockSize.bytes, fileSize.bytes) }
    package var defaultName: String { "\(nameAndArgument("\(pattern)").name)-\(operation.rawValue)" }
    /// A touch asks for a block and takes a byte of each page: bytes a second would say nothing.
    package var isRatedByOperations: Bool { operation == .read && consumption == .touch }
    package var isBoundByMemory: Bool { pattern == .sequential && !isRatedByOperations }
    package var titleStart: [String] {
        let reads = readPercentage.map { " (\($0) % reads)" } ?? ""
        return ["\(pattern) \(operation.rawValue)\(reads)", "\(blockSize) of \(fileSize)"]
    }
    /// Work in order is told by its file, work here and there by its blocks.
    package var chiefSize: (key: WorkloadKey, words: String) {
        pattern == .sequential ? (.fileSize, fileSize.words) : (.blockSize, blockSize.words)
    }
    package var titleEnd: [String] {
        [mapping.rawValue] + (operation.reads ? [consumption.rawValue] : [])
            + (durability == .none ? [] : ["durable \(durability)"])
    }

    /// A cold random pass (readahead makes the ratio a function of it), a random batch of first touches, and work that is made
    /// durable once a batch.
    package func operationsDecide(under conditions: Conditions) -> Bool {
        (pattern != .sequential && (conditions.isOnePass || mapping == .firstTouch))
            || (operation.writes && durability != .none)
    }

    /// Reads of a warm cache alone: there no engine disturbs the pages of another.
    package func alternates(under conditions: Conditions) -> Bool {
        operation == .read && conditions.cache.state == .warm && mapping == .steady
    }

    package func data(under conditions: Conditions) -> DataNeed { conditions.backing == .memfd ? .memoryFile : .files }

    /// The places that a cold random pass may take: blocks, or pages where a page holds several blocks.
    package var coldPlaces: Int {
        let unit = max(blockSize.bytes, Case.pageSize)
        return (fileSize.bytes + unit - 1) / unit
    }
}
