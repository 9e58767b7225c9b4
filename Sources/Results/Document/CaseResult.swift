package import Workloads

/// A case with all its trials, a table for each engine in the case's order.
package struct CaseResult: Sendable {
    /// The case.
    package let benchCase: Case
    /// The trials of each engine, in the order of the case's engines.
    package var tables: [TrialTable]

    /// A result with no trials yet.
    package init(_ benchCase: Case, capacity: Int = 0) {
        self.benchCase = benchCase
        tables = benchCase.engines.map { _ in TrialTable(capacity: capacity) }
    }
}
