/// What tells a run from others in a table of several.
package struct ResultRun: Hashable, Sendable {
    /// The name of its result: that of the file, without folder and ending; nil where it has none.
    package let result: String?
    /// The machine's fingerprint.
    package let machine: String
    /// When it started, ISO 8601 in UTC.
    package let started: String
    /// What was measured, as `--revision` named it; nil where it did not.
    package let revision: String?

    /// The run of a header.
    package init(_ header: ResultHeader, result: String?) {
        self.result = result
        machine = header.environment.fingerprint
        started = header.started
        revision = header.revision
    }
}
