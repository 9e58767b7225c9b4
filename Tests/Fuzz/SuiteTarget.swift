import Engines
import Harness
import TestSupport
import Workloads

/// A suite file: read, expanded, estimated; each case has one id, and comes back from its record.
enum SuiteTarget: FuzzTarget {
    static func parse(_ bytes: [UInt8]) {
        guard let suite = try? SuiteReader.read(bytes: bytes, file: "x.yaml", name: "x") else { return }
        for benchCase in suite.cases {
            let seconds = CostEstimate.secondsPerRound(of: benchCase, minTrialMilliseconds: suite.minTrialMilliseconds)
            check(seconds >= 0, "\(seconds) s")
            let again = try? Case(benchCase.record, .builtIn)
            check(again?.id == benchCase.id, "\(benchCase.id) comes back as \(again?.id ?? "nothing")")
        }
        check(Set(suite.cases.map(\.id)).count == suite.cases.count, "an id occurs twice")
    }
}
