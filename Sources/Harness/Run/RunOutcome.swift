package import Analysis
package import Results

/// What a run that keeps its results has brought.
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
    /// What could not be put back, a line each.
    package let troubles: [String]

    init(_ ending: RunEnding, _ results: ResultFiles) {
        header = results.header
        footer = results.footer
        findings = results.findings
        files = results.files
        interruption = ending.interruption
        troubles = ending.troubles
    }

    /// Trials that are valid.
    package var validTrials: Int { findings.reduce(0) { $0 + $1.summaries.reduce(0) { $0 + $1.statuses.valid } } }
}
