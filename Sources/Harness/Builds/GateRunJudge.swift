internal import Analysis
internal import Results

/// The judge of a gate's run: cases go on that have an open question which decides.
final class GateRunJudge: RunJudge {
    /// The answers so far.
    private(set) var judge: GateJudge
    private let begin: (Environment) -> GateJudge
    private let sink: TablesSink

    init(_ questions: GatePlan, checks: Int, baseline: GateBaseline?, sink: TablesSink) {
        begin = { GateJudge(questions, looks: checks, baseline: baseline, environment: $0) }
        judge = begin(Environment())
        self.sink = sink
    }

    /// Stored times are compared with those of the same machine alone: what counts is the one that the rounds are about to run on.
    func begin(_ header: ResultHeader) { judge = begin(header.environment) }

    func check(isLast: Bool) -> [Int] {
        judge.look(samples, isLast: isLast)
        return judge.openCases
    }

    private var samples: [GateSample] {
        sink.results[0].indices.map { index in
            GateSample(head: sink.results[0][index], base: sink.results.count > 1 ? sink.results[1][index] : nil)
        }
    }
}
