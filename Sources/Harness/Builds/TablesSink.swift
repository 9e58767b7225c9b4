internal import Results
internal import Workloads

/// Rounds stay in memory, by build and case: what is asked of them is answered at once. No journal is kept, and a signal leaves no
/// answer, since that of half a run is none.
final class TablesSink: RunSink {
    let atInterruption = "no answer without all rounds"
    /// The trials: for each build, each case.
    private(set) var results: [[CaseResult]]

    init(_ plan: RunPlan) { results = plan.builds.map { _ in plan.suite.cases.map { CaseResult($0) } } }

    func begin(_ header: ResultHeader) {}

    func append(_ round: MeasuredRound) {
        for (build, trials) in round.builds.enumerated() {
            for (engine, trial) in trials { results[build][round.benchCase].tables[engine].append(trial) }
        }
    }

    /// Trials of a build that are valid.
    func validTrials(build: Int) -> Int {
        results[build].reduce(0) { sum, result in
            sum + result.tables.reduce(0) { sum, table in sum + (0..<table.count).count { table[$0].status == .valid } }
        }
    }
}
