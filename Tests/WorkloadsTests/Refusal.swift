import Testing

/// A text that a suite can't be read from, and what is said about it.
struct Refusal: Sendable, CustomTestStringConvertible {
    let what: String
    let text: String
    let message: String

    init(_ what: String, _ text: String, _ message: String) {
        self.what = what
        self.text = text
        self.message = message
    }

    var testDescription: String { what }
}
