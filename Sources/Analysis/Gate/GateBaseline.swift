package import Results
internal import Workloads

/// A stored result that a gate holds counters (and, if asked, times) against.
package struct GateBaseline: Sendable {
    /// The name of the file.
    package let name: String
    /// The cases, in the file's order.
    let stored: [CaseResult]
    private let cases: [String: CaseResult]
    private let environment: Environment

    /// Takes a result file.
    package init(_ document: ResultDocument, name: String) {
        self.init(name: name, cases: document.cases, environment: document.header.environment)
    }

    init(name: String, cases stored: [CaseResult], environment: Environment) {
        self.name = name
        self.stored = stored
        self.environment = environment
        cases = Dictionary(stored.map { ($0.benchCase.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The trials of an engine of a case; nil if the file has none.
    func trials(ofCase id: String, engine: String) -> [Trial]? {
        guard let result = cases[id],
            let place = result.benchCase.engines.firstIndex(where: { $0.description == engine })
        else { return nil }
        let table = result.tables[place]
        return (0..<table.count).map { table[$0] }
    }

    /// A fact in which two machines differ.
    package struct Difference: Hashable, Sendable {
        /// The fact.
        package let name: String
        /// Its value in the stored result.
        package let then: String
        /// Its value in this run.
        package let now: String
    }

    /// The facts in which the machine of the file differs from this one, of those named (nil: all).
    func differences(from other: Environment, in names: Set<String>? = nil) -> [Difference] {
        environment.differences(from: other).filter { names?.contains($0.name) ?? true }.map {
            Difference(name: $0.name, then: $0.here, now: $0.there)
        }
    }

    /// The facts that decide how much is read ahead.
    static let readaheadFacts: Set<String> = [
        "file system", "device read_ahead_kb", "read_ahead_kb", "base page bytes",
    ]

    /// How many of these cases the file holds.
    package func matches(_ ids: [String]) -> Int { ids.count { cases[$0] != nil } }
}
