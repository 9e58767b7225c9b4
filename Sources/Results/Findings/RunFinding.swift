/// Something that was found about the machine when a run began or ended, and that bends the figures of its cases.
package struct RunFinding: Hashable, Sendable, Codable {
    /// What was looked at, in a word or two, such as `governor`.
    package var topic: String
    /// What was found, with its figure.
    package var found: String
    /// What it does to the measurements.
    package var effect: String
    /// What removes it: a command, or a choice; nil where nothing is known to.
    package var fix: String?

    /// A finding.
    package init(topic: String, found: String, effect: String, fix: String? = nil) {
        self.topic = topic
        self.found = found
        self.effect = effect
        self.fix = fix
    }
}
