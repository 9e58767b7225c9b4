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

    /// The speed-up as a part of what one thread would do N times over.
    package var efficiency: Double { speedup.ratio / Double(benchCase.conditions.threads) }
    /// The same against one thread beside busy CPUs: what is lost by the engine; nil without the control.
    package var ownEfficiency: Double? { controlled.map { $0.ratio / Double(benchCase.conditions.threads) } }

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
                    controlled: beside.flatMap { RoundRatio(of: $0, over: times) }
                )
            }
        }
    }
}

extension [CaseFinding] {
    /// The finding of this work, by its id: the operations of a batch are no part of it where they do not decide.
    fileprivate func first(_ benchCase: Case) -> CaseFinding? {
        let id = benchCase.id
        return first { $0.benchCase.id == id && $0.benchCase.engines == benchCase.engines }
    }
}
