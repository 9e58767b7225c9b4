/// How much a counter may rise in some cases: `faults on large-file at most 10%`, or `device-bytes on cache=cold off`.
package struct GateTolerance: Hashable, Sendable, CustomStringConvertible {
    /// The counter's name.
    package let counter: String
    /// The cases.
    package let cases: GateCases
    /// The tolerance as a share; nil where the counter is not gated.
    package let tolerance: Double?

    /// What is accepted, for error messages and help.
    package static func accepted(_ counters: [String]) -> String {
        "COUNTER on CASES at most PERCENT, or COUNTER on CASES off, with COUNTER one of "
            + counters.joined(separator: ", ")
    }

    /// Reads a tolerance.
    ///
    /// - Parameter counters: the names of those that can be gated.
    /// - Throws: ``WorkloadError`` that says what is accepted.
    package init(parsing text: String, counters: [String], place: String? = nil) throws(WorkloadError) {
        let words = GateWords(text, accepted: Self.accepted(counters), place: place)
        let parts = words.all
        guard parts.count >= 4, parts[1] == "on" else { throw words.refusal() }
        guard counters.contains(parts[0]) else {
            throw words.refusal("'\(parts[0])' is not a counter", accepted: counters.joined(separator: ", "))
        }
        counter = parts[0]
        cases = try GateCases(parts[2], place: place)
        switch parts.dropFirst(3) {
        case ["off"]: tolerance = nil
        case let rest where rest.count == 3 && parts[3] == "at" && parts[4] == "most":
            tolerance = try words.percentage(parts[5])
        default: throw words.refusal()
        }
    }

    /// The tolerance as text.
    package var description: String {
        "\(counter) on \(cases.pattern) \(tolerance.map { "at most \(GatePercentage.text($0))" } ?? "off")"
    }
}
