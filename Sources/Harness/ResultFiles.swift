public import Analysis
internal import Platform
public import Results

/// Results made of a journal: findings in memory, JSON and CSV in files; one case at a time is read.
public struct ResultFiles {
    /// What ran and where.
    public var header: ResultHeader { index.header }
    /// How it ended.
    public let footer: ResultFooter
    /// What was found out about each case.
    public let findings: [CaseFinding]
    /// The files written so far.
    public private(set) var files: [String] = []
    private let index: JournalIndex
    private let journal: String

    /// Reads a journal and analyses it.
    public init(journal path: String) throws {
        journal = path
        index = try JournalIndex(path: path)
        var findings: [CaseFinding] = []
        for benchmark in index.header.cases.indices {
            findings.append(
                CaseFinding(
                    summarising: try index.load(benchmark),
                    calibration: index.header.calibration,
                    environment: index.header.environment
                )
            )
        }
        Verdicts.decide(&findings, looks: index.header.settings.looks.count)
        self.findings = findings
        footer = index.footer ?? ResultFooter(finished: Timestamp.now(), ended: "recovered", elapsedSeconds: 0)
    }

    /// Writes JSON and CSV (or JSON to standard output), and removes the journal once both are whole.
    public mutating func write(to target: OutputTarget) throws {
        if target.isStandardOutput {
            var sink = FileSink()
            try writeJSON(to: &sink)
        } else {
            var json = try FileSink(creating: target.json)
            try writeJSON(to: &json)
            files.append(target.json)
            var csv = try FileSink(creating: target.csv)
            try writeCSV(to: &csv)
            files.append(target.csv)
        }
        try WorkFolder.removeFile(journal)
    }

    private func writeJSON(to sink: inout FileSink) throws {
        try ResultJSON.write(header: header, footer: footer, to: &sink) { benchmark in
            findings[benchmark].entry(with: try index.load(benchmark))
        }
    }

    private func writeCSV(to sink: inout FileSink) throws {
        var csv = ResultCSV(suite: header.suite)
        for benchmark in header.cases.indices { try csv.append(try index.load(benchmark), to: &sink) }
        try csv.finish(to: &sink)
    }
}
