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
    /// - Parameter redaction: what is left out of the results; nil for nothing.
    package init(journal path: String, redaction: Redaction? = nil) throws {
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
        Verdicts.decide(&findings, looks: index.header.settings.looks.count)
        self.findings = findings
        footer = index.footerOfRecovery
    }

    /// Writes JSON and CSV (or JSON to standard output), and removes the journal once both are whole.
    package mutating func write(to target: OutputTarget) throws {
        if target.isStandardOutput {
            var output = FileSink()
            var nothing: FileSink?
            try render(json: &output, csv: &nothing)
        } else {
            do {
                try writeFiles(to: target)
            } catch {
                for file in files { try? WorkFolder.removeFile(file) }
                files = []
                throw HarnessError(
                    .io,
                    "\(error); the trials are in \(journal): make room, then faultline recover \(journal)"
                )
            }
        }
        try WorkFolder.removeFile(journal)
    }

    private mutating func writeFiles(to target: OutputTarget) throws {
        var json = try FileSink(creating: target.json)
        files.append(target.json)
        var csv: FileSink? = try FileSink(creating: target.csv)
        files.append(target.csv)
        try render(json: &json, csv: &csv)
    }

    /// Goes through the cases once: each is read, and written to both.
    private func render(json: inout FileSink, csv: inout FileSink?) throws {
        var document = try ResultJSON(header: header, footer: footer)
        var table = ResultCSV(suite: header.suite)
        for benchCase in header.cases.indices {
            let result = try index.load(benchCase)
            try document.append(findings[benchCase].entry(with: result), to: &json)
            try csv?.append(result, of: &table)
        }
        try document.finish(to: &json)
        try csv?.finish(&table)
    }
}

extension FileSink {
    fileprivate mutating func append(_ result: CaseResult, of table: inout ResultCSV) throws {
        try table.append(result, to: &self)
    }

    fileprivate mutating func finish(_ table: inout ResultCSV) throws { try table.finish(to: &self) }
}
