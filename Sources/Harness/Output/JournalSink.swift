internal import Platform
internal import Results

/// Rounds go to a journal one by one, and result files are made of it at the end: one case at a time is in memory. What was
/// measured before a signal is a result.
final class JournalSink: RunSink {
    let atInterruption = "keeping what was measured"
    /// The journal, once there is a header.
    private(set) var journal: Journal?
    /// The results, once they are written.
    private(set) var results: ResultFiles?
    private let output: OutputTarget
    private let directory: String
    /// For results on standard output, whose journal has no place of its own.
    private var folder: HeldFolder?
    private var marker: RunMarker?

    /// - Parameter directory: where the folder is made that holds the journal of results on standard output.
    init(_ output: OutputTarget, directory: String) {
        self.output = output
        self.directory = directory
    }

    deinit { removeFolder() }

    func check() throws { try output.check() }

    func begin(_ header: ResultHeader) throws {
        if output.isStandardOutput {
            let folder = try HeldFolder(in: directory, prefix: "faultline-")
            self.folder = folder
            marker = try RunMarker(in: folder)
        }
        journal = try Journal(creating: target.journal, header: header)
    }

    func append(_ round: MeasuredRound) throws {
        do {
            try journal?.append(case: round.benchCase, round: round.round, trials: round.builds[0])
        } catch {
            // That of results for standard output is about to get a place of its own.
            guard folder == nil, let journal else { throw error }
            throw HarnessError(
                .io,
                "\(error); the rounds before are in \(journal.path): faultline recover \(journal.path)"
            )
        }
    }

    func end(_ footer: ResultFooter) throws { try journal?.append(footer) }

    func close() throws {
        guard let journal else { return }
        var results = try ResultFiles(journal: journal.path)
        try results.write(to: target)
        self.results = results
        removeFolder()
    }

    /// Results for standard output have their journal in a folder that goes away: it is moved out of there.
    func rescue() -> String? {
        defer { removeFolder() }
        guard let folder else { return nil }
        let kept = "\(directory)/faultline-\(Timestamp.fileName()).partial.jsonl"
        let journal = OutputTarget(standardOutputWithJournalIn: folder.descriptorPath).journal
        guard ProcFile.exists(journal), (try? WorkFolder.move(journal, to: kept)) != nil else { return nil }
        return kept
    }

    /// The journal goes by the folder's descriptor: nothing that is put in the folder's place is written to.
    private var target: OutputTarget {
        folder.map { OutputTarget(standardOutputWithJournalIn: $0.descriptorPath) } ?? output
    }

    private func removeFolder() {
        marker = nil
        folder?.remove()
        folder = nil
    }
}
