/// What suites, options and help say of a key, whatever work has it.
package struct KeyText: Sendable {
    /// What the key means, in a phrase.
    package let summary: String
    /// The default in words.
    package let standard: String
    /// The texts accepted.
    package let accepted: String
    /// Throws ``WorkloadError`` for a text that no work accepts.
    let check: @Sendable (String) throws(WorkloadError) -> Void
}
