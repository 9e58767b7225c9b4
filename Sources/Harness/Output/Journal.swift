internal import Platform
internal import Results

/// The journal file of a run: written round by round, and the one source of its results.
final class Journal {
    let path: String
    private let file: FileHandle

    /// Starts a journal with its header. The file must not exist.
    init(creating path: String, header: ResultHeader) throws {
        self.path = path
        file = try FileHandle(path, .create)
        do {
            try file.append(try JournalLine.header(header))
        } catch {
            // Without its header it is of no use to anyone.
            try? WorkFolder.removeFile(path)
            throw error
        }
    }

    /// Adds a round.
    func append(case benchCase: Int, round: Int, trials: [(engine: Int, trial: Trial)]) throws {
        try file.append(JournalLine.round(case: benchCase, round: round, trials: trials))
    }

    /// Adds the end.
    func append(_ footer: ResultFooter) throws { try file.append(try JournalLine.footer(footer)) }
}
