package import Results
package import Workloads

/// A case taken apart, engine by engine, and why one engine is ahead of another.
package struct Explanation: Sendable, Encodable {
    /// The case.
    package let benchCase: Case
    /// Its id.
    package let id: String
    /// Its engines that have valid trials, in the case's order.
    package let engines: [EngineExplanation]
    /// For each other engine against the baseline, which is ahead and why.
    package let leads: [Lead]
    /// For those whose lead hangs on one calibrated cost, where it turns.
    package let breakEvens: [BreakEven]
    /// What the figures lack.
    package let gaps: [ExplanationNote]

    enum CodingKeys: String, CodingKey {
        case id
        case engines
        case leads = "sentences"
        case breakEvens
        case gaps = "notes"
    }

    /// Takes a decided case apart.
    ///
    /// - Parameter counters: the cases in which the run counted events; nil where its version had no choice.
    package init(_ finding: CaseFinding, environment: Environment?, counters: EventCounting? = nil) {
        benchCase = finding.benchCase
        id = finding.benchCase.id
        // The time from one operation of an open loop to the next is that of the arrivals.
        let summaries = finding.benchCase.conditions.pace == nil ? finding.summaries : []
        engines = summaries.compactMap {
            EngineExplanation(
                $0,
                in: finding.benchCase,
                calibration: finding.calibration,
                pageBytes: finding.pageBytes
            )
        }
        let engines = engines
        leads = finding.comparisons.compactMap { comparison in
            guard let engine = engines.first(where: { $0.engine == comparison.engine }),
                let baseline = engines.first(where: { $0.engine == comparison.baseline })
            else { return nil }
            return Lead(engine, baseline, verdict: comparison.verdict)
        }
        // Two processes that work at one time have parts that overlap.
        let canTurn = !finding.benchCase.members.takeTurns
        breakEvens = canTurn ? leads.compactMap(BreakEven.init) : []
        gaps = ExplanationNotes(finding, explained: engines, environment: environment, counters: counters).all
    }
}
