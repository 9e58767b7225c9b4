package import Results

/// How a run went, wherever its rounds are kept.
package struct RunEnding: Sendable {
    /// What ran and where; the environment is that before the first round.
    package let header: ResultHeader
    /// How it ended.
    package let footer: ResultFooter
    /// The rounds of the case that has most.
    package let rounds: Int
    /// The signal that ended the run early; nil if none did.
    package let interruption: Int32?
    /// What could not be put back, a line each.
    package let troubles: [String]
}
