/// Many files: each operation opens one, asks its size, takes every byte and closes it.
package struct SmallFileWork: WorkDefinition {
    /// The order of the files.
    package var pattern = Pattern.sequential
    /// The bytes of each file.
    package var fileSize = standardFileSize
    /// The number of files.
    package var fileCount = standardCount
    /// How the bytes are used.
    package var consumption = Consumption.sum
    /// The operations of each thread in one batch.
    package var operations = 1
    /// The buffer that files are read into, piece by piece. No key: every file up to its size is one read.
    package var buffer = standardBuffer

    /// One page.
    package static let standardFileSize = ByteSize.kibibytes(4)
    /// 1024 files.
    package static let standardCount = 1024
    /// 1 MiB.
    package static let standardBuffer = ByteSize.mebibytes(1)
    /// The largest that is still a small file.
    static let mostFileSize = ByteSize.mebibytes(64)

    /// Small files.
    package init() {}

    package var operation: Operation { .read }
    package var mapping: MappingMode { .firstTouch }
    package var opensEachOperation: Bool { true }
    package var unit: WorkUnit { WorkUnit("a file", "files", fileSize) }
    package var isRatedByOperations: Bool { true }
    package var hiddenParameters: [(key: String, value: String)] { [("buffer", "\(buffer)")] }
    package var blockSize: ByteSize { buffer }
    package var operationBytes: Int { fileSize.bytes }
    package var placeCount: Int { fileCount }
    package var defaultName: String { Self.kind.rawValue }
    package var titleStart: [String] {
        ["\(pattern) read", "\(fileCount) file\(fileCount == 1 ? "" : "s") of \(fileSize)"]
    }
    package var chiefSize: (key: WorkloadKey, words: String) { (.fileSize, "of \(fileSize.words)") }
    package var titleEnd: [String] { [consumption.rawValue] }

    /// A cold random pass, of which readahead makes the ratio a function.
    package func operationsDecide(under conditions: Conditions) -> Bool {
        pattern != .sequential && conditions.isOnePass
    }

    /// An operation opens, maps and closes by itself, so that engines take turns where the cache is warm.
    package func alternates(under conditions: Conditions) -> Bool { conditions.cache.state == .warm }

    /// All but write-back: nothing is dirtied in a file.
    package static var conditions: Set<WorkloadKey> { Set(Conditions.keys.map(\.name)).subtracting([.writeback]) }

    package func data(under conditions: Conditions) -> DataNeed { .files }
}
