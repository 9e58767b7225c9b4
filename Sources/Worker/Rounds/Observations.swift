internal import Platform
internal import Results

/// What was to be seen beside a trial and could not be, each with the reason.
///
/// What is only observed decides nothing: its columns stay empty, and the trial says why.
struct Observations {
    /// A phrase each: what, and why.
    private(set) var reasons: [String] = []
    private let path: String?

    /// - Parameter path: where the data of the case lies; nil where there is none.
    init(dataAt path: String?) { self.path = path }

    /// Looks, and notes an error with what was looked for.
    mutating func observe<Value>(_ what: String, _ body: () throws -> Value?) -> Value? {
        do {
            return try body()
        } catch {
            note(what, error)
            return nil
        }
    }

    /// Notes an error.
    mutating func note(_ what: String, _ error: any Error) {
        note("\(what): \(Obstacle(error, dataAt: path).reason)")
    }

    /// Notes a phrase.
    mutating func note(_ phrase: String) {
        if !reasons.contains(phrase) { reasons.append(phrase) }
    }

    /// Takes in what another looked for.
    mutating func add(_ other: Observations) {
        for reason in other.reasons { note(reason) }
    }

    /// All of it for a trial; nil where everything was seen.
    var text: String? { reasons.isEmpty ? nil : reasons.joined(separator: "; ") }
}
