internal import Platform
internal import Results

/// Bytes to a file that gets its name when it is whole, or to standard output.
final class FileSink: ByteSink {
    private let file: UnfinishedFile?
    private var isPublished = false

    /// A file that takes this name by ``publish(over:)``; one that never does is removed.
    init(for path: String) throws(SystemError) { file = try UnfinishedFile(for: path) }

    /// Standard output.
    init() { file = nil }

    deinit {
        if !isPublished { file?.discard() }
    }

    func write(_ bytes: [UInt8]) throws {
        if let file { try file.append(bytes) } else { try StandardOutput.write(bytes) }
    }

    /// Makes durable what was written.
    func sync() throws(SystemError) {
        if let file { try file.sync() } else { try StandardOutput.sync() }
    }

    /// Gives the file its name. Where that is taken, by what `isOwn` accepts (of the path, and of that which holds the bytes), it takes
    /// its place.
    func publish(over isOwn: (String, String) -> Bool) throws(SystemError) {
        guard let file else { return }
        do throws(SystemError) {
            try file.publish()
        } catch {
            guard error.isExistence, isOwn(file.target, file.path) else { throw error }
            try file.replace()
        }
        isPublished = true
    }
}
