internal import Results
package import Workloads

/// A case, or an engine of one, that a baseline holds and this gate does not measure: what is no longer measured can't regress, and
/// nobody would notice.
package struct GateAbsence: Hashable, Sendable {
    /// The case's id.
    package let caseID: String
    /// The engine, as text; nil where the whole case is missing.
    package let engine: String?
    /// True where it was meant: listed, and no failure.
    package let isAllowed: Bool
    /// True where it fails the gate.
    package var fails: Bool { !isAllowed }

    /// An absence.
    package init(caseID: String, engine: String?, isAllowed: Bool) {
        self.caseID = caseID
        self.engine = engine
        self.isAllowed = isAllowed
    }
}

extension GateBaseline {
    /// What this file holds and a gate does not measure, in the file's order.
    ///
    /// - Parameters:
    ///   - suite: all cases of the suite: what the filter left out of it is not missing.
    ///   - cases: those that are measured.
    ///   - isAsked: whether the filter accepts an id: a case that it would leave out is not missing either.
    ///   - isAllowed: whether whatever is missing was meant.
    package func absences(
        suite: [Case],
        measuring cases: [Case],
        isAsked: (String) -> Bool,
        isAllowed: Bool
    ) -> [GateAbsence] {
        let known = Set(suite.map(\.id))
        let measured = Dictionary(cases.map { ($0.id, Set($0.engines.map(\.description))) }) { first, _ in first }
        return stored.flatMap { result -> [GateAbsence] in
            let id = result.benchCase.id
            guard let engines = measured[id] else {
                guard !known.contains(id), isAsked(id) else { return [] }
                return [GateAbsence(caseID: id, engine: nil, isAllowed: isAllowed)]
            }
            return result.benchCase.engines.map(\.description).filter { !engines.contains($0) }.map {
                GateAbsence(caseID: id, engine: $0, isAllowed: isAllowed)
            }
        }
    }
}
