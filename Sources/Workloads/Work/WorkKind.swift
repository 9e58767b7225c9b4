/// The kind of work that a case does. A kind decides which parameters apply, and which loop runs.
package enum WorkKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Blocks of one file are read, written or both.
    case file
    /// Many files: each operation opens one, asks its size, takes every byte and closes it.
    case smallFiles = "small-files"
    /// Two processes exchange messages.
    case exchange
}
