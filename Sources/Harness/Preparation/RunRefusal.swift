package import Workloads

/// What a run would refuse, and measure the rest: a case, or one of its engines.
package struct RunRefusal: Hashable, Sendable, CustomStringConvertible {
    /// The id of the case.
    package let caseID: String
    /// The engine; nil for the whole case.
    package let engine: EngineSpec?
    /// Why.
    package let reason: String

    /// In one line.
    package var description: String { (engine.map { "\($0) in " } ?? "") + "\(caseID): \(reason)" }
}
