/// The first touch of fresh memory of the process itself: MAP_PRIVATE and MAP_ANONYMOUS, without any file.
///
/// In suites, ids and results it is `kind: file` with `backing: anonymous`.
package struct MemoryWork: WorkDefinition {
    /// The order of the blocks.
    package var pattern = Pattern.sequential
    /// The bytes of a block.
    package var blockSize = ByteSize.mebibytes(1)
    /// The bytes of the memory.
    package var fileSize = BlockWork.standardFileSize
    /// How each block is written: one byte of each page, or all of them.
    package var consumption = Consumption.copy
    /// The operations of each thread in one batch.
    package var operations = 1

    /// Fresh memory.
    package init() {}

    package var operation: Operation { .write }
    package var fileCount: Int { 1 }
    package var mapping: MappingMode { .firstTouch }
    package var placeCount: Int { Block.count(blockSize, of: fileSize) }
    package var operationBytes: Int { min(blockSize.bytes, fileSize.bytes) }
    package var defaultName: String { "\(nameAndArgument("\(pattern)").name)-\(operation.rawValue)" }
    package var isBoundByMemory: Bool { pattern == .sequential }
    package var titleStart: [String] { ["\(pattern) write", "\(blockSize) of \(fileSize)"] }
    package var chiefSize: (key: WorkloadKey, words: String) { (.fileSize, fileSize.words) }
    package var titleEnd: [String] { [mapping.rawValue] }

    /// A random batch of first touches.
    package func operationsDecide(under conditions: Conditions) -> Bool { pattern != .sequential }

    /// Each engine has memory of its own.
    package func alternates(under conditions: Conditions) -> Bool { false }

    package func data(under conditions: Conditions) -> DataNeed { .ownMemory }

    /// Nothing is made or filled; every page of a batch is cleared before it is written, and all are checked.
    package func estimate(under conditions: Conditions) -> WorkEstimate {
        let bytes = Double(operationsOfBatch(under: conditions) * operationBytes)
        var estimate = WorkEstimate(batch: 2 * bytes / WorkEstimate.bytesPerSecond)
        estimate.checking = Double(dataBytes) / WorkEstimate.bytesPerSecond
        return estimate
    }
}
