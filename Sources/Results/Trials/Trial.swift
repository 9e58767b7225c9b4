/// One engine in one round: its batch, repeated until its own timed part was long enough. The unit of statistics.
///
/// What does not apply is nil (empty in CSV, null in JSON), never 0. Times are nanoseconds of CLOCK_MONOTONIC around the timed
/// part alone, counters are differences around the same part.
@dynamicMemberLookup
package struct Trial: Hashable, Sendable, Codable {
    var facts: TrialFacts
    /// The counters.
    package var counts = Counts()

    /// A trial with nothing measured yet.
    package init(round: Int, position: Int, status: TrialStatus, reason: String? = nil) {
        facts = TrialFacts(round: round, position: position, status: status, reason: reason)
    }

    /// What it tells beside its counters.
    package subscript<Value>(dynamicMember path: WritableKeyPath<TrialFacts, Value>) -> Value {
        get { facts[keyPath: path] }
        set { facts[keyPath: path] = newValue }
    }

    /// A counter; nil where it was not measured.
    package subscript(counter: Counter) -> Int? {
        get { counts[counter] }
        set { counts[counter] = newValue }
    }

    /// Reads facts and counters out of one object, as ``encode(to:)`` writes them.
    package init(from decoder: any Decoder) throws {
        facts = try TrialFacts(from: decoder)
        counts = try Counts(from: decoder)
    }

    /// Writes the members of both into one object.
    package func encode(to encoder: any Encoder) throws {
        try facts.encode(to: encoder)
        try counts.known.encode(to: encoder)
    }
}
