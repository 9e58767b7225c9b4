/// An engine ratio that has to hold: `mmap/pread on random-read at most 0.8`.
///
/// Both engines are measured in the same rounds of the same run, so that it survives a change of machine.
package struct GateExpectation: Hashable, Sendable, CustomStringConvertible {
    /// The side of the limit on which the ratio has to lie.
    package enum Bound: String, Hashable, Sendable {
        /// The ratio is not above the limit.
        case atMost = "at most"
        /// The ratio is not below the limit.
        case atLeast = "at least"
    }

    /// The engine above the line.
    package let engine: EngineSpec
    /// The engine below it.
    package let baseline: EngineSpec
    /// The cases.
    package let cases: GateCases
    /// The side.
    package let bound: Bound
    /// The limit: engine / baseline, in time.
    package let ratio: Double

    /// What is accepted, for error messages and help.
    package static let accepted =
        "ENGINE/BASELINE on CASES at most|at least RATIO, such as mmap/pread on random-read at most 0.8"

    /// Reads an expectation.
    ///
    /// - Parameter place: `file:line`; nil for an option.
    /// - Throws: ``WorkloadError`` that says what is accepted.
    package init(parsing text: String, place: String? = nil, engines registry: EngineRegistry) throws(WorkloadError) {
        let words = GateWords(text, accepted: Self.accepted, place: place)
        let parts = words.all
        guard parts.count == 6, parts[1] == "on", parts[3] == "at" else { throw words.refusal() }
        guard let bound = Bound(rawValue: "at \(parts[4])") else { throw words.refusal() }
        let engines = parts[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard engines.count == 2 else { throw words.refusal() }
        guard let ratio = Double(parts[5]), (0.0001...10_000).contains(ratio) else {
            throw words.refusal("'\(parts[5])' is not a ratio", accepted: "a number from 0.0001 to 10000, such as 0.8")
        }
        engine = try words.engine(engines[0], registry)
        baseline = try words.engine(engines[1], registry)
        guard engine != baseline else { throw words.refusal("'\(parts[0])' compares an engine with itself") }
        cases = try GateCases(parts[2], place: place)
        self.bound = bound
        self.ratio = ratio
    }

    /// The expectation as text.
    package var description: String { "\(engine)/\(baseline) on \(cases.pattern) \(bound.rawValue) \(ratio)" }
}
