import Analysis
import Glibc
import Harness
import Platform
import Results

/// Reads result files for the commands that compare, explain and show them: JSON documents, and journals that a crash left behind.
///
/// Whatever is wrong with one is a ``ResultError`` that starts with its path.
enum ResultFileReader {
    /// A result, reduced to one metric.
    static func source(_ path: String, metric: Figure) throws(ResultError) -> CompareSource {
        try read(path) { result in
            switch result {
            case .document(let document): CompareSource(name: path, document: document, metric: metric)
            case .large(let index): try large(index, path, metric: metric)
            case .journal(let index): try journal(index, path, metric: metric)
            }
        }
    }

    /// A result with what was found out about its cases; one case at a time of a journal is in memory.
    static func findings(
        _ path: String
    ) throws(ResultError) -> (header: ResultHeader, footer: ResultFooter, findings: [CaseFinding]) {
        try read(path) { result in
            let (header, footer): (ResultHeader, ResultFooter)
            var findings: [CaseFinding]
            switch result {
            case .document(let document):
                (header, footer) = (document.header, document.footer)
                findings = document.cases.map { finding($0, header) }
            case .large(let index):
                (header, footer) = (index.header, index.footer)
                findings = try header.cases.indices.map { finding(try index.load($0), header) }
            case .journal(let index):
                (header, footer) = (index.header, index.footerOfRecovery)
                findings = try header.cases.indices.map { finding(try index.load($0), header) }
            }
            Verdicts.decide(&findings, by: header.settings)
            return (header, footer, findings)
        }
    }

    private static func finding(_ result: consuming CaseResult, _ header: ResultHeader) -> CaseFinding {
        CaseFinding(summarising: result, calibration: header.calibration, environment: header.environment)
    }

    private static func read<Value>(
        _ path: String,
        _ body: (StoredResult) throws -> Value
    ) throws(ResultError) -> Value {
        do {
            try requireRegularFile(path)
            return try body(try StoredResult.read(path))
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

    private static func large(
        _ index: ResultDocumentIndex,
        _ path: String,
        metric: Figure
    ) throws -> CompareSource {
        var source = CompareSource(name: path, header: index.header, ended: index.footer.ended, metric: metric)
        for benchCase in index.header.cases.indices { source.add(try index.load(benchCase)) }
        return source
    }

    private static func journal(_ index: JournalIndex, _ path: String, metric: Figure) throws -> CompareSource {
        let ended = index.footerOfRecovery.ended
        var source = CompareSource(name: path, header: index.header, ended: ended, metric: metric)
        for benchCase in index.header.cases.indices { source.add(try index.load(benchCase)) }
        return source
    }
}
