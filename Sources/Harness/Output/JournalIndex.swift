package import Results
internal import Engines
internal import Platform
package import Workloads

/// A journal file and where in it the rounds of each case lie, so that one case at a time can be read.
package struct JournalIndex: Sendable {
    /// What the run said of itself.
    package let header: ResultHeader
    /// How it ended; nil for a journal that a crash left.
    package let footer: ResultFooter?
    /// How the file ended.
    package let ending: JournalReader.Ending
    /// The number of rounds of each case.
    package var roundsOfCases: [Int] { lines.map(\.count) }
    private let path: String
    private let registry: EngineRegistry
    private let redaction: Redaction?
    /// The columns of its trials.
    package let columns: JournalColumns
    private var lines: [[Range<Int>]] = []

    /// Reads a journal once through.
    ///
    /// - Parameter redaction: what is left out of what is read; nil for nothing.
    /// - Throws: ``ResultError`` for a file that is no journal or is damaged, ``SystemError`` for one that can't be read.
    package init(path: String, engines registry: EngineRegistry = .builtIn, redaction: Redaction? = nil) throws {
        self.path = path
        self.redaction = redaction
        self.registry = registry
        let file = try FileHandle(path)
        var reader = JournalReader()
        var found: [[Range<Int>]] = []
        var known = JournalColumns.current
        let note = { (entry: JournalEntry, range: Range<Int>) in
            switch entry {
            case .header(let header, let columns):
                found = header.cases.map { _ in [] }
                known = columns
            case .round(let round): found[round.caseIndex].append(range)
            case .footer: break
            }
        }
        try file.forEachPiece { piece in try reader.read(piece, found: note) }
        ending = try reader.finish(found: note)
        guard let header = reader.header else { throw ResultError("no header", at: path) }
        self.header = header.redacted(by: redaction)
        footer = reader.footer
        columns = known
        lines = found
    }

    /// How the run ended; of a journal that a crash left, that it was recovered now.
    package var footerOfRecovery: ResultFooter {
        footer ?? ResultFooter(finished: Timestamp.now(), ended: "recovered", elapsedSeconds: 0)
    }

    /// Reads the trials of one case.
    package func load(_ benchCase: Int) throws -> CaseResult {
        let file = try FileHandle(path)
        let ranges = lines[benchCase]
        let place = "header.cases[\(benchCase)]"
        let known = try Case(header.cases[benchCase], registry, at: place)
        var result = CaseResult(known, capacity: ranges.count)
        for (number, range) in ranges.enumerated() {
            let bytes = try file.bytes(in: range)
            let entry = try JournalEntry(
                parsing: bytes,
                in: bytes.indices,
                of: header,
                columns: columns,
                line: number + 1
            )
            guard case .round(let round) = entry else { continue }
            for part in round.entries {
                result.tables[part.engine].append(redaction.map(part.trial.redacted) ?? part.trial)
            }
        }
        return result
    }
}
