internal import Platform
internal import Results

/// Bytes to a file or a descriptor.
struct FileSink: ByteSink, ~Copyable {
    private let file: FileHandle?

    /// A file that must not exist yet.
    init(creating path: String) throws(SystemError) { file = try FileHandle(path, .create) }

    /// Standard output.
    init() { file = nil }

    func write(_ bytes: [UInt8]) throws {
        switch file {
        case .some(let handle): try handle.append(bytes)
        case .none: try StandardOutput.write(bytes)
        }
    }
}
