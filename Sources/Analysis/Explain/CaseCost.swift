import Results
import Workloads

/// The chief cost of a case: that of its slowest engine, or of all of them where they are the same.
package struct CaseCost: Hashable, Sendable {
    /// Whose cost it is.
    package enum Bearer: Hashable, Sendable {
        /// This engine's, as text.
        case engine(String)
        /// Of both engines alike.
        case both
        /// Of all engines alike.
        case all
    }

    /// Whose cost it is.
    package let bearer: Bearer
    /// The cost.
    package let cost: ChiefCost

    /// nil if nothing was measured, where an engine is unknown here, and for an open loop: most of its time is spent waiting for the next operation to be due.
    init?(_ finding: CaseFinding) {
        guard finding.benchCase.conditions.pace == nil else { return nil }
        let measured = finding.summaries.filter { $0.medianNanosecondsPerOperation != nil }
        guard measured.allSatisfy({ finding.benchCase.knows(engine: $0.engine) }) else { return nil }
        let costs = measured.map {
            ChiefCost(
                of: $0,
                in: finding.benchCase,
                calibration: finding.calibration,
                pageBytes: finding.pageBytes
            )
        }
        let same = !finding.comparisons.isEmpty && finding.comparisons.allSatisfy { $0.verdict == .same }
        if same, costs.count > 1, let first = costs[0], costs.allSatisfy({ $0?.kind == first.kind }) {
            (bearer, cost) = (costs.count == 2 ? .both : .all, first)
            return
        }
        let times = measured.map { $0.medianNanosecondsPerOperation ?? 0 }
        guard let slowest = times.indices.max(by: { times[$0] < times[$1] }), let largest = costs[slowest] else {
            return nil
        }
        (bearer, cost) = (.engine(measured[slowest].engine), largest)
    }
}
