import Results
import Worker
import Workloads

@testable import Harness

/// Two builds in a folder of their own.
final class BuildsFixture {
    let run: RunFixture
    let head = ScriptedRunner()
    let base = GreetingRunner()
    private let log = Log()
    /// Which build was asked for which round, in order.
    var asked: [String] { log.lines }

    /// Apart from the fixture: a closure that held that would keep its folder for good.
    private final class Log {
        var lines: [String] = []
    }

    convenience init(_ names: String..., checks: [Int], seed: UInt64 = 1) throws {
        try self.init(cases: names.map { name in try RunFixture.cases(name)[0] }, checks: checks, seed: seed)
    }

    init(cases: [Case], checks: [Int], seed: UInt64 = 1) throws {
        run = try RunFixture(cases: cases, checks: checks, seed: seed)
        head.answer = { [log] order in
            log.lines.append("head \(order.round)")
            return ScriptedRunner.valid(order)
        }
        base.scripted.answer = { [log] order in
            log.lines.append("base \(order.round)")
            return ScriptedRunner.valid(order)
        }
    }

    var plan: RunPlan {
        var plan = run.plan
        plan.builds = [Build(name: "this", executable: "/head"), Build(name: "base", executable: "/base")]
        return plan
    }

    /// Runs both builds.
    ///
    /// - Parameter check: given the trials and whether it is the last; returns the cases that go on.
    @discardableResult
    func execute(check: @escaping ([[CaseResult]], Bool) throws -> [Int] = { _, _ in [] }) throws -> BuildsEnding {
        let sink = TablesSink(plan)
        let judge = ScriptedJudge(sink, answer: check)
        let ending = try Run(
            plan,
            runners: [head, base],
            sink: sink,
            judge: judge,
            notify: { self.run.events.append($0) }
        )
        .execute()
        return BuildsEnding(run: ending, results: sink.results, judge: judge)
    }
}

/// What a run of two builds has brought.
struct BuildsEnding {
    let run: RunEnding
    let results: [[CaseResult]]
    let judge: ScriptedJudge
}

/// A judge that answers by a script.
final class ScriptedJudge: RunJudge {
    /// What was known before the first round.
    private(set) var header: ResultHeader?
    private let sink: TablesSink
    private let answer: ([[CaseResult]], Bool) throws -> [Int]

    init(_ sink: TablesSink, answer: @escaping ([[CaseResult]], Bool) throws -> [Int]) {
        self.sink = sink
        self.answer = answer
    }

    func begin(_ header: ResultHeader) { self.header = header }
    func check(isLast: Bool) throws -> [Int] { try answer(sink.results, isLast) }
}
