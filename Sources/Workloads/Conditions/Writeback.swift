/// Whether the kernel writes back what a case has dirtied while it is measured.
///
/// A used mapping pays a fault for each page that was cleaned meanwhile, a write(2) next to nothing: it decides the verdict.
package enum Writeback: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// Not: what is dirty stays below the limits from which on the kernel writes back, and younger than the age at which it does.
    case within
    /// All the time: write-back is part of the work.
    case beyond

    /// The timed part of a trial under write-back, in seconds, at least: write-back has to show in each of them.
    package static let windowSeconds = 5
}

extension Case {
    /// True where the case dirties pages of files that the kernel may write back while it is measured.
    package var dirtiesFiles: Bool { work.definition.operation.writes && dataNeed == .files }
}
