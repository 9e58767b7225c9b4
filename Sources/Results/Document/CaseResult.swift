package import Workloads

/// A case with all its trials, a table for each engine in the case's order.
package struct CaseResult: Sendable {
    /// The case.
    package let benchmark: Case
    /// The trials of each engine, in the order of the case's engines.
    package var tables: [TrialTable]

    /// A result with no trials yet.
    package init(_ benchmark: Case, capacity: Int = 0) {
        self.benchmark = benchmark
        tables = benchmark.engines.map { _ in TrialTable(capacity: capacity) }
    }
}
