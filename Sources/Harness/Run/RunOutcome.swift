package import Analysis
package import Results

/// What a run has brought.
package struct RunOutcome: Sendable {
    /// What ran and where.
    package let header: ResultHeader
    /// How it ended.
    package let footer: ResultFooter
    /// What was found out about each case.
    package let findings: [CaseFinding]
    /// The files that were written.
    package let files: [String]
    /// The signal that ended the run early; nil if none did.
    package let interruption: Int32?
    /// What could not be cleaned up or written, a line each.
    package let troubles: [String]

    /// Trials that are valid.
    package var validTrials: Int { findings.reduce(0) { $0 + $1.summaries.reduce(0) { $0 + $1.statuses.valid } } }
}
