package import Results
package import Workloads

/// What a case has shown: its engines in figures, each of them against the baseline, the chief cost, and what has to be
/// known beside the figures.
///
/// It is made in two steps, so that one case at a time has to be in memory: ``init(summarising:calibration:environment:)``
/// keeps of the trials the log ratios alone, and ``Verdicts/decide(_:looks:)`` decides over all cases together.
package struct CaseFinding: Sendable {
    /// The case.
    package let benchCase: Case
    /// Each engine, in the case's order.
    package let summaries: [EngineSummary]
    /// Every engine but the first against the first, in the case's order. Not comparable until decided.
    package internal(set) var comparisons: [PairFinding]
    /// What the slower engine (or all of them) spends its time on; nil if nothing was measured.
    package internal(set) var cost: CaseCost?
    /// What has to be known beside the figures.
    package let warnings: [Warning]

    /// For each comparison ln(engine / baseline) of each round in which both were valid.
    let logRatios: [[Double]]
    /// The numbers of these rounds.
    let ratioRounds: [[Int]]
    /// For each engine the metric of each valid round, for ``MemoryContrast``.
    let metrics: [[Int: Double]]
    let digestMismatch: Int?
    /// How much of the CPU time others had.
    let availability: CPUAvailability
    let calibration: Calibration?

    /// Sums up a case; its comparisons are still to be decided.
    package init(
        summarising result: consuming CaseResult,
        calibration: Calibration?,
        environment: Environment? = nil
    ) {
        let trials = result.tables.map { table in (0..<table.count).map { table[$0] } }
        // The tables are let go: of a large case they take as much as its trials.
        result.tables = []
        let benchCase = result.benchCase
        let names = benchCase.engines.map(\.description)
        self.benchCase = benchCase
        self.calibration = calibration
        summaries = zip(names, trials).map { name, trials in
            var summary = EngineSummary(engine: name, trials: trials, pace: benchCase.conditions.pace)
            if let calibration { summary.add(calibration, of: benchCase, trials: trials) }
            return summary
        }
        availability = CPUAvailability(trials, membersTakeTurns: benchCase.members.takeTurns)
        digestMismatch = PairedRounds.digestMismatch(trials)
        let baseline = trials.first ?? []
        metrics = trials.map(PairedRounds.metrics)
        let paired = trials.dropFirst().map { PairedRounds(engine: $0, baseline: baseline) }
        logRatios = paired.map(\.logRatios)
        ratioRounds = paired.map(\.rounds)
        comparisons = zip(names.dropFirst(), logRatios).map { name, ratios in
            PairFinding(engine: name, baseline: names[0], rounds: ratios.count, reason: .notDecided)
        }
        cost = nil
        warnings =
            CaseWarnings(
                benchCase: benchCase,
                summaries: summaries,
                trials: trials,
                digestMismatch: digestMismatch,
                calibration: calibration,
                environment: environment
            ).all
        cost = CaseCost(self)
    }

    /// True where at least one trial is valid.
    package var hasFigures: Bool { summaries.contains { $0.medianNanosecondsPerOperation != nil } }
}
