import Analysis
import Glibc
import Harness
import Platform
import Results

/// Reads result files for the commands that compare them: JSON documents, and journals that a crash left behind.
///
/// Whatever is wrong with one is a ``ResultError`` that starts with its path.
enum ResultFileReader {
    /// The largest file that is read: 1.5 million trials.
    static let mostBytes = 512 << 20

    /// A result, reduced to one metric.
    static func source(_ path: String, metric: CompareMetric) throws(ResultError) -> CompareSource {
        do {
            try requireRegularFile(path)
            let file = try FileHandle(path)
            let size = try file.facts().size
            let start = try file.bytes(in: 0..<min(size, ResultDocument.startBytes))
            if start.starts(with: JournalLine.signature.utf8) { return try journal(path, metric: metric) }
            try ResultDocument.checkStart(start, isWhole: start.count == size)
            guard size <= mostBytes else {
                throw ResultError("\(size >> 20) MiB: larger than any result (\(mostBytes >> 20) MiB)")
            }
            let bytes = start.count == size ? start : try file.bytes(in: 0..<size)
            return CompareSource(name: path, document: try ResultDocument(parsing: bytes), metric: metric)
        } catch let error as ResultError {
            throw error.within(path)
        } catch let error as SystemError {
            throw ResultError("\(error.operation): \(error.reason)", at: path)
        } catch {
            throw ResultError("\(error)", at: path)
        }
    }

    /// A folder, a pipe or a device is not read: a pipe could keep the command waiting for ever.
    private static func requireRegularFile(_ path: String) throws {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { throw SystemError("stat", path: path, result: -Int(errno)) }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw ResultError("a folder, not a result file")
        default: throw ResultError("not a regular file")
        }
    }

    private static func journal(_ path: String, metric: CompareMetric) throws -> CompareSource {
        let index = try JournalIndex(path: path)
        let ended = index.footer?.ended ?? "recovered"
        var source = CompareSource(name: path, header: index.header, ended: ended, metric: metric)
        for benchmark in index.header.cases.indices { source.add(try index.load(benchmark)) }
        return source
    }
}
