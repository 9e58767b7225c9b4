package import Analysis
internal import Platform
package import Results

/// Results made of a journal: findings in memory, JSON and CSV in files; one case at a time is read.
package struct ResultFiles {
    /// What ran and where.
    package var header: ResultHeader { index.header }
    /// How it ended.
    package let footer: ResultFooter
    /// What was found out about each case.
    package let findings: [CaseFinding]
    /// The files written so far.
    package private(set) var files: [String] = []
    private let index: JournalIndex
    private let journal: String

    /// Reads a journal and analyses it.
    ///
    /// - Parameters:
    ///   - redaction: what is left out of the results; nil for nothing.
    ///   - isOver: false while the run goes on.
    package init(journal path: String, redaction: Redaction? = nil, isOver: Bool = true) throws {
        journal = path
        index = try JournalIndex(path: path, redaction: redaction)
        var findings: [CaseFinding] = []
        for benchCase in index.header.cases.indices {
            findings.append(
                CaseFinding(
                    summarising: try index.load(benchCase),
                    calibration: index.header.calibration,
                    environment: index.header.environment
                )
            )
        }
        Verdicts.decide(&findings, by: index.header.settings, isOver: isOver)
        self.findings = findings
        footer = index.footerOfRecovery
    }

    /// Writes JSON and CSV (or JSON to standard output), and removes the journal once both are whole and on disk.
    ///
    /// - Parameters:
    ///   - finishing: true to take up what a process that was killed in here has left: a file of this very run.
    ///   - step: is told of each step when it is done.
    /// - Throws: ``HarnessError``: the journal is still there, and none of the files. Code 73 where a name is taken.
    package mutating func write(
        to target: OutputTarget,
        finishing: Bool = false,
        step: (ResultStep) -> Void = { _ in }
    ) throws {
        if target.isStandardOutput {
            var output = FileSink()
            var nothing: FileSink?
            try render(json: &output, csv: &nothing)
            try output.sync()
        } else {
            do {
                try writeFiles(to: target, finishing: finishing, step)
            } catch let error as SystemError where finishing && error.isExistence {
                throw HarnessError(.output, OutputTarget.refusal(of: error.path ?? target.base))
            } catch {
                throw HarnessError(
                    .io,
                    "\(error); the trials are in \(journal): make room, then faultline recover \(journal)"
                )
            }
        }
        try WorkFolder.removeFile(journal)
        step(.journalRemoved)
    }

    private mutating func writeFiles(to target: OutputTarget, finishing: Bool, _ step: (ResultStep) -> Void) throws {
        var json = try FileSink(for: target.json)
        var csv: FileSink? = try FileSink(for: target.csv)
        do {
            try render(json: &json, csv: &csv)
            step(.written)
            try csv?.sync()
            try json.sync()
            step(.synced)
            // The CSV first: a JSON by its name is whole, and so is the CSV beside it.
            try csv?.publish { finishing && FileComparison.isBeginning($0, of: $1) }
            files = [target.csv]
            step(.csvNamed)
            try json.publish { finishing && (FileComparison.isBeginning($0, of: $1) || isOfThisRun($0)) }
            files = [target.json, target.csv]
            step(.jsonNamed)
            try DurableFolder.sync(holding: target.base)
            step(.namesSynced)
        } catch {
            for file in files { try? WorkFolder.removeFile(file) }
            files = []
            throw error
        }
    }

    /// True where a document is that of this journal's run, which differs in nothing but the time of its recovery.
    private func isOfThisRun(_ path: String) -> Bool {
        guard case .document(let document)? = try? StoredResult.read(path) else { return false }
        return document.header == header
            && document.cases.map { $0.tables.first?.count ?? 0 } == index.roundsOfCases
    }

    /// Goes through the cases once: each is read, and written to both.
    private func render(json: inout FileSink, csv: inout FileSink?) throws {
        var document = try ResultJSON(header: header, footer: footer, columns: index.columns.known)
        var table = ResultCSV(suite: header.suite, columns: index.columns.known)
        for benchCase in header.cases.indices {
            let result = try index.load(benchCase)
            try document.append(findings[benchCase].entry(with: result), to: &json)
            try csv?.append(result, of: &table)
        }
        try document.finish(to: &json)
        try csv?.finish(&table)
    }
}

/// How far the writing of results has come, for tests that break it off.
package enum ResultStep: CaseIterable, Sendable {
    /// Both files are written, under names of their own.
    case written
    /// They are on disk.
    case synced
    /// The CSV has its name.
    case csvNamed
    /// The JSON has its name.
    case jsonNamed
    /// The names are on disk.
    case namesSynced
    /// The journal is gone.
    case journalRemoved
}

extension FileSink {
    fileprivate func append(_ result: CaseResult, of table: inout ResultCSV) throws {
        var sink = self
        try table.append(result, to: &sink)
    }

    fileprivate func finish(_ table: inout ResultCSV) throws {
        var sink = self
        try table.finish(to: &sink)
    }
}
