internal import Results
internal import Workloads

/// Which rounds have every byte checked, untimed, after the trials.
///
/// A digest is that of the batches that both engines did; an audit reads the whole file through the engine. It is due until
/// each engine of each build has had a valid trial: what failed or was invalid in round 0 gives figures later on, and those
/// must be of bytes that were checked, too. An engine that is refused has no figures and asks for none. With two builds both are
/// audited as long as either needs it, so that neither has more to do in a round than the other.
///
/// The last round before each check is audited, too, since it may be the last of all: bytes that changed in mid-run, and that neither the
/// digests of batches nor the first audit could see, are found.
struct Audits {
    private struct Place: Hashable {
        let build: Int
        let engine: Int
    }

    private var open: [Set<Place>]
    /// The rounds after which verdicts are checked.
    private let checks: Set<Int>

    init(_ cases: [Case], builds: Int, checks: [Int]) {
        self.checks = Set(checks)
        open = cases.map { benchCase in
            Set(
                (0..<builds).flatMap { build in
                    benchCase.engines.indices.map { Place(build: build, engine: $0) }
                }
            )
        }
    }

    /// True where a round of a case, from 0, is to be audited.
    func isDue(in benchCase: Int, round: Int) -> Bool { !open[benchCase].isEmpty || checks.contains(round + 1) }

    /// Takes down what became of a round.
    mutating func note(_ round: MeasuredRound) {
        for (build, trials) in round.builds.enumerated() {
            for (engine, trial) in trials where trial.status == .valid || trial.status == .refused {
                open[round.benchCase].remove(Place(build: build, engine: engine))
            }
        }
    }
}
