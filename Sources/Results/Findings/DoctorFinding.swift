/// One thing that was looked at on this machine, and what it means for the measurements.
package struct DoctorFinding: Hashable, Sendable, Codable {
    /// How much it matters.
    package enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
        /// As it should be.
        case ok
        /// Worth knowing when figures are read; nothing needs to be done.
        case note
        /// Bends some figures, or makes verdicts harder to reach.
        case warning
        /// Some or all measurements are impossible or meaningless here.
        case problem
    }

    /// How much it matters.
    package var severity: Severity
    /// What was looked at, in a word or two, such as `readahead`.
    package var topic: String
    /// What was found, with its figure and its source.
    package var found: String
    /// What it does to the measurements; nil when nothing.
    package var effect: String?
    /// The next command, or what else to do; nil when nothing needs to be done.
    package var fix: String?

    /// Makes a finding.
    package init(_ severity: Severity, _ topic: String, found: String, effect: String? = nil, fix: String? = nil) {
        self.severity = severity
        self.topic = topic
        self.found = found
        self.effect = effect
        self.fix = fix
    }
}
