/// Something found that has words for people: they are made in this folder alone, and nothing reads them back.
///
/// JSON holds the words.
package protocol Worded: Encodable, Hashable, Sendable {
    /// A phrase or a sentence, in English.
    var words: String { get }
}

extension Worded {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(words)
    }
}

extension StatusReason {
    /// What became of the trials, and why.
    package var words: String { "\(status): \(text)" }
}
