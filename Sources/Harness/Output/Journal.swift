internal import Platform
internal import Results

/// The journal file of a run: written round by round, and the one source of its results.
///
/// What was appended is on disk when the call returns, so that a loss of power takes no round that was measured. It is held by a
/// lock as long as its run lives: it is not to be recovered before.
final class Journal {
    let path: String
    private let file: FileHandle

    /// Starts a journal with its header. The file must not exist.
    init(creating path: String, header: ResultHeader) throws {
        self.path = path
        file = try FileHandle(path, .create)
        do {
            _ = file.hold()
            try append(try JournalLine.header(header))
            try DurableFolder.sync(holding: path)
        } catch {
            // Without its header it is of no use to anyone.
            try? WorkFolder.removeFile(path)
            throw error
        }
    }

    /// Adds a round.
    func append(case benchCase: Int, round: Int, trials: [(engine: Int, trial: Trial)]) throws {
        try append(JournalLine.round(case: benchCase, round: round, trials: trials))
    }

    /// Adds the end.
    func append(_ footer: ResultFooter) throws { try append(try JournalLine.footer(footer)) }

    private func append(_ line: [UInt8]) throws {
        try file.append(line)
        try file.syncData()
    }
}
