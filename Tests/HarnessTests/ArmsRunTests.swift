import Analysis
import Platform
import Results
import TestSupport
import Testing
import Worker
import Workloads

@testable import Harness

@Suite("A run with two builds, by scripted workers")
struct ArmsRunTests {
    /// Two builds in a folder of their own.
    final class Fixture {
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

        convenience init(_ names: String..., looks: [Int], seed: UInt64 = 1) throws {
            try self.init(cases: names.map { name in try RunFixture.cases(name)[0] }, looks: looks, seed: seed)
        }

        init(cases: [Case], looks: [Int], seed: UInt64 = 1) throws {
            run = try RunFixture(cases: cases, looks: looks, seed: seed)
            head.answer = { [log] order in
                log.lines.append("head \(order.round)")
                return ScriptedRunner.valid(order)
            }
            base.scripted.answer = { [log] order in
                log.lines.append("base \(order.round)")
                return ScriptedRunner.valid(order)
            }
        }

        var plan: ArmsPlan {
            ArmsPlan(
                run: run.plan,
                arms: [Arm(name: "this", executable: "/head"), Arm(name: "base", executable: "/base")]
            )
        }

        func arms() -> ArmsRun { ArmsRun(plan, runners: [head, base], notify: { _ in }) }
    }

    /// A scripted worker that greets as a real one does, whatever the order.
    final class GreetingRunner: OrderRunner {
        let scripted = ScriptedRunner()
        var version: Int? = WorkerOrder.protocolVersion
        var refusals = 0

        func run(_ order: WorkerOrder) throws -> WorkerAnswer {
            guard order.version != WorkerOrder.protocolVersion else { return try scripted.run(order) }
            refusals += 1
            return WorkerAnswer(lines: version.map { [.hello(version: $0)] } ?? [], trouble: "exit code 70")
        }

        func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer {
            try scripted.start(order, turns: turns)
        }

        func pendingSignal() -> Int32? { scripted.pendingSignal() }
        func releaseSignals() { scripted.releaseSignals() }
    }

    @Test func `a round is one worker of each build, adjacent, in an order that changes`() throws {
        let fixture = try Fixture("a", looks: [40])
        _ = try fixture.arms().execute { _, _ in [] }
        let rounds = stride(from: 0, to: 80, by: 2).map { Array(fixture.asked[$0..<$0 + 2]) }
        #expect(rounds.enumerated().allSatisfy { Set($1) == ["head \($0)", "base \($0)"] })
        #expect((10...30).contains(rounds.count { $0[0].hasPrefix("head") }))
        #expect(fixture.head.rounds == fixture.base.scripted.rounds, "both have the same order of engines")
        // The order of the builds does not follow that of the engines.
        let follows = zip(rounds, fixture.head.rounds).count { $0[0].hasPrefix("head") == ($1.order[0] == 0) }
        #expect((8...32).contains(follows))
    }

    @Test func `this build alone makes the data and the prices`() throws {
        let fixture = try Fixture("a", looks: [2])
        _ = try fixture.arms().execute { _, _ in [] }
        #expect(fixture.head.dataSets.count == 1 && fixture.base.scripted.dataSets.isEmpty)
        #expect(fixture.head.calibrations == 1 && fixture.base.scripted.calibrations == 0)
        #expect(fixture.run.leftovers.isEmpty)
    }

    @Test(arguments: [(Int?.none, "does not answer as a Faultline worker"), (99, "speaks protocol 99, this build")])
    func `a build of another protocol is refused with 3 before anything is made`(version: Int?, text: String) throws {
        let fixture = try Fixture("a", looks: [2])
        fixture.base.version = version
        let error = #expect(throws: HarnessError.self) { try fixture.arms().execute { _, _ in [] } }
        #expect(error?.code == .notComparable)
        #expect(error?.description.contains(text) == true)
        #expect(fixture.head.dataSets.isEmpty && fixture.run.leftovers.isEmpty)
    }

    @Test func `a look says which cases go on, and the last is told so`() throws {
        let fixture = try Fixture("a", "b", looks: [4, 8, 12])
        var looks: [(Int, Bool)] = []
        _ = try fixture.arms().execute { results, isLast in
            looks.append((results[0][1].tables[0].count, isLast))
            return [1]
        }
        #expect(looks.map(\.0) == [4, 8, 12])
        #expect(looks.map(\.1) == [false, false, true])
        #expect(fixture.head.rounds.count { $0.benchCase.hasPrefix("a/") } == 4)
        #expect(fixture.head.rounds.count { $0.benchCase.hasPrefix("b/") } == 12)
    }

    @Test func `an interrupted round is left out in both builds, nothing is judged, and the data is removed`() throws {
        let fixture = try Fixture("a", looks: [8])
        fixture.base.scripted.answer = { order in
            order.round < 3 ? ScriptedRunner.valid(order) : WorkerAnswer(lines: [], trouble: "SIGINT", interruption: 2)
        }
        var looks = 0
        let outcome = try fixture.arms().execute { _, _ in
            looks += 1
            return []
        }
        #expect(outcome.interruption == 2 && looks == 0)
        #expect(outcome.results.map { $0[0].tables[0].count } == [3, 3])
        #expect(fixture.run.leftovers.isEmpty)
    }

    @Test func `the time budget ends the rounds, and what there is gets judged as the last`() throws {
        // A busy machine may need all of the budget before the first round.
        let (rounds, last) = try undisturbed(until: { rounds, _ in rounds > 0 }) {
            let fixture = try Fixture("a", looks: [10_000])
            fixture.run.plan.timeBudgetNanoseconds = 300_000_000
            fixture.head.answer = { order in
                let until = Platform.Clock.now() + 20_000_000
                while Platform.Clock.now() < until {}
                return ScriptedRunner.valid(order)
            }
            var last: [Bool] = []
            let outcome = try fixture.arms().execute { _, isLast in
                last.append(isLast)
                return [0]
            }
            #expect(outcome.footer.ended == "time budget")
            return (fixture.head.rounds.count, last)
        }
        #expect((1...15).contains(rounds) && last == [true])
    }
}
