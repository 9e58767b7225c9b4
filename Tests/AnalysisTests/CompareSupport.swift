import Analysis
import Results
import Workloads

/// Results as `compare` takes them.
enum CompareMake {
    static func source(
        _ name: String,
        _ results: [CaseResult],
        metric: Figure = .time,
        change: (inout ResultHeader) -> Void = { _ in }
    ) -> CompareSource {
        var header = ResultHeader(
            tool: ToolFacts(name: "faultline", version: "0.1.0", compiler: "Swift 6.3", build: "release"),
            started: "2026-11-21T09:38:22Z",
            suite: "quick",
            arguments: ["run"],
            seed: 1,
            settings: RunSettings(
                looks: [16],
                minTrialNanoseconds: 100_000_000,
                groupNanoseconds: 10_000_000,
                timeBudgetSeconds: 60,
                cpus: [0]
            ),
            environment: Environment(),
            calibration: nil,
            cases: results.map(\.benchCase.record)
        )
        change(&header)
        var source = CompareSource(name: name, header: header, ended: "done", metric: metric)
        for result in results { source.add(result) }
        return source
    }

    /// A case whose engines take these times, scattered.
    static func result(
        _ benchCase: Case,
        _ centers: [Double],
        scatter: Double = 0.01,
        rounds: Int = 16,
        phase: Int = 0,
        change: (Int, inout Trial) -> Void = { _, _ in }
    ) -> CaseResult {
        var result = CaseResult(benchCase)
        for (engine, center) in centers.enumerated() {
            let times = Make.times(center, rounds: rounds, scatter: scatter, phase: phase + 3 * engine)
            for (round, time) in times.enumerated() {
                var trial = Make.trial(round, nanoseconds: time)
                change(engine, &trial)
                result.tables[engine].append(trial)
            }
        }
        return result
    }
}

extension CompareFinding {
    /// The rows of all cases of the first other file.
    var rows: [CompareRow] { others.first?.cases.flatMap(\.rows) ?? [] }
}
