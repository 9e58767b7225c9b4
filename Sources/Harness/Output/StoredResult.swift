internal import Engines
internal import Platform
package import Results
package import Workloads

/// A file of an earlier run.
package enum StoredResult: Sendable {
    /// `NAME.json`.
    case document(ResultDocument)
    /// A large `NAME.json`, of which one case at a time is read.
    case large(ResultDocumentIndex)
    /// `NAME.partial.jsonl`, which a crash left behind.
    case journal(JournalIndex)

    /// The most bytes of a document that are read: 1.5 million trials, short of what would fill a machine's memory.
    static let mostBytes = 512 << 20
    /// A document of this size, in bytes, and larger ones are read case by case.
    static let largeBytes = 8 << 20

    /// Reads a file; what it is shows in its first bytes.
    ///
    /// - Parameter isWhole: has a document of any size read as a whole.
    /// - Throws: ResultError without the path, or SystemError.
    package static func read(
        _ path: String,
        engines registry: EngineRegistry = .builtIn,
        isWhole: Bool = false
    ) throws -> StoredResult {
        let file = try FileHandle(path)
        let size = try file.facts().size
        let start = try file.bytes(in: 0..<min(size, ResultDocument.startBytes))
        if start.starts(with: JournalLine.signature.utf8) {
            return .journal(try JournalIndex(path: path, engines: registry))
        }
        try ResultDocument.checkStart(start, isWhole: start.count == size)
        guard size <= mostBytes else {
            throw ResultError("\(size >> 20) MiB: larger than any result (\(mostBytes >> 20) MiB)")
        }
        if size >= largeBytes, !isWhole {
            return .large(
                try ResultDocumentIndex(size: size, engines: registry) { range in
                    try FileHandle(path).bytes(in: range)
                }
            )
        }
        let whole = start.count == size ? start : try file.bytes(in: 0..<size)
        return .document(try ResultDocument(parsing: whole, engines: registry))
    }
}
