import Results
package import Workloads

/// How one engine's throughput grows with its threads: N of them against one, and against one with as many other CPUs kept busy by
/// processes that share nothing with it.
///
/// The second is the control: a machine may slow one CPU down while another works (a shared core, a shared host), and what is lost
/// to that is not the engine's loss. Without it nothing is said of the engine.
package struct Scaling: Hashable, Sendable {
    /// The case with the threads.
    package let benchCase: Case
    /// The engine.
    package let engine: String
    /// The time of one thread over that of N together, for the same number of operations: N at best.
    package let speedup: RoundRatio
    /// The time of one thread beside busy CPUs over that of one thread alone: 1 at best; nil where the control was not measured.
    package let burden: RoundRatio?
    /// The time of one thread beside busy CPUs over that of N together: N at best; nil without the control.
    package let controlled: RoundRatio?
    /// The share of their time that the threads were runnable and waited for a CPU, or were held back by a quota; nil where it was not
    /// counted.
    package let delay: Double?

    /// Waiting for a CPU is told from this share on.
    private static let leastDelay = 0.05

    /// True where waiting for CPUs, which others or a quota had, makes up most of what is lost: then nothing is known of the engine.
    package var isExplainedByDelay: Bool {
        guard let delay, delay >= Self.leastDelay else { return false }
        return 2 * delay >= 1 - (controlled.map { $0.ratio / Double(benchCase.conditions.threads) } ?? efficiency)
    }

    /// The speed-up as a part of what one thread would do N times over.
    package var efficiency: Double { speedup.ratio / Double(benchCase.conditions.threads) }
    /// The same against one thread beside busy CPUs: what is lost by the engine; nil without the control, and where waiting for CPUs
    /// explains it.
    package var ownEfficiency: Double? {
        isExplainedByDelay ? nil : controlled.map { $0.ratio / Double(benchCase.conditions.threads) }
    }

    /// The scaling of every case with threads for which the run has the same work by one thread, in the order of its cases.
    ///
    /// - Parameter isShown: whether a case is asked for; what it is set against is found among all of them.
    package static func all(_ findings: [CaseFinding], of isShown: (Case) -> Bool = { _ in true }) -> [Scaling] {
        findings.flatMap { finding -> [Scaling] in
            let benchCase = finding.benchCase
            guard benchCase.conditions.threads > 1, isShown(benchCase),
                let single = findings.first(benchCase.alone(besideSpinners: 0))
            else { return [] }
            let control = findings.first(benchCase.alone(besideSpinners: benchCase.conditions.threads - 1))
            return finding.summaries.indices.compactMap { index in
                let times = finding.metrics[index]
                let alone = single.metrics[index]
                let beside = control?.metrics[index]
                guard let speedup = RoundRatio(of: alone, over: times) else { return nil }
                return Scaling(
                    benchCase: benchCase,
                    engine: finding.summaries[index].engine,
                    speedup: speedup,
                    burden: beside.flatMap { RoundRatio(of: $0, over: alone) },
                    controlled: beside.flatMap { RoundRatio(of: $0, over: times) },
                    delay: Self.delay(finding.summaries[index])
                )
            }
        }
    }
}

extension Scaling {
    private static func delay(_ summary: EngineSummary) -> Double? {
        let counters = summary.counters
        guard counters[.runDelayNanoseconds] != nil || counters[.throttledNanoseconds] != nil else { return nil }
        // A quota's time may be in both.
        return summary.share(max(counters[.runDelayNanoseconds] ?? 0, counters[.throttledNanoseconds] ?? 0))
    }
}

extension [CaseFinding] {
    /// The finding of this work, by its id: the operations of a batch are no part of it where they do not decide.
    fileprivate func first(_ benchCase: Case) -> CaseFinding? {
        let id = benchCase.id
        return first { $0.benchCase.id == id && $0.benchCase.engines == benchCase.engines }
    }
}
