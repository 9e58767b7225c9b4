public import Analysis
public import Results

/// What a run has brought.
public struct RunOutcome: Sendable {
    /// What ran and where.
    public let header: ResultHeader
    /// How it ended.
    public let footer: ResultFooter
    /// What was found out about each case.
    public let findings: [CaseFinding]
    /// The files that were written.
    public let files: [String]
    /// The signal that ended the run early; nil if none did.
    public let interruption: Int32?
    /// What could not be cleaned up or written, a line each.
    public let troubles: [String]

    /// Trials that are valid.
    public var validTrials: Int { findings.reduce(0) { $0 + $1.summaries.reduce(0) { $0 + $1.statuses.valid } } }
}
