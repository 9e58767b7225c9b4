/// How much slower a build may be in some cases: `small-files at most 8%`, or of one engine, `mmap on small-files at most 8%`.
package struct GateThreshold: Hashable, Sendable, CustomStringConvertible {
    /// The engine; nil for all.
    package let engine: EngineSpec?
    /// The cases.
    package let cases: GateCases
    /// The limit as a share: 0.08 is 8 %.
    package let limit: Double

    /// What is accepted, for error messages and help.
    package static let accepted = "[ENGINE on] CASES at most PERCENT, such as small-files at most 8%"

    /// Reads a threshold; throws ``WorkloadError`` that says what is accepted.
    package init(parsing text: String, place: String? = nil, engines registry: EngineRegistry) throws(WorkloadError) {
        let words = GateWords(text, accepted: Self.accepted, place: place)
        var parts = words.all
        var engine: EngineSpec?
        if parts.count == 6, parts[1] == "on" {
            engine = try words.engine(parts[0], registry)
            parts.removeFirst(2)
        }
        guard parts.count == 4, parts[1] == "at", parts[2] == "most" else { throw words.refusal() }
        self.engine = engine
        cases = try GateCases(parts[0], place: place)
        limit = try words.percentage(parts[3])
    }

    /// The threshold as text.
    package var description: String {
        "\(engine.map { "\($0) on " } ?? "")\(cases.pattern) at most \(GatePercentage.text(limit))"
    }
}
