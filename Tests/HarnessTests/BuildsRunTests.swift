import Analysis
import Platform
import Results
import Testing
import Worker
import Workloads

@testable import Harness

@Suite("A run with two builds, by scripted workers")
struct BuildsRunTests {
    @Test func `a round is one worker of each build, adjacent, in an order that changes`() throws {
        let fixture = try BuildsFixture("a", checks: [40])
        _ = try fixture.execute()
        let rounds = stride(from: 0, to: 80, by: 2).map { Array(fixture.asked[$0..<$0 + 2]) }
        #expect(rounds.enumerated().allSatisfy { Set($1) == ["head \($0)", "base \($0)"] })
        #expect((10...30).contains(rounds.count { $0[0].hasPrefix("head") }))
        #expect(fixture.head.rounds == fixture.base.scripted.rounds, "both have the same order of engines")
        // The order of the builds does not follow that of the engines.
        let follows = zip(rounds, fixture.head.rounds).count { $0[0].hasPrefix("head") == ($1.order[0] == 0) }
        #expect((8...32).contains(follows))
    }

    @Test func `this build alone makes the data and the calibration`() throws {
        let fixture = try BuildsFixture("a", checks: [2])
        _ = try fixture.execute()
        #expect(fixture.head.dataSets.count == 1 && fixture.base.scripted.dataSets.isEmpty)
        #expect(fixture.head.calibrated.count == 1 && fixture.base.scripted.calibrated.isEmpty)
        #expect(fixture.run.leftovers.isEmpty)
    }

    @Test(arguments: [(Int?.none, "does not answer as a Faultline worker"), (99, "speaks protocol 99, this build")])
    func `a build of another protocol is refused with 3 before anything is made`(version: Int?, text: String) throws {
        let fixture = try BuildsFixture("a", checks: [2])
        fixture.base.version = version
        let error = #expect(throws: HarnessError.self) { try fixture.execute() }
        #expect(error?.code == .notComparable)
        #expect(error?.description.contains(text) == true)
        #expect(fixture.head.dataSets.isEmpty && fixture.run.leftovers.isEmpty)
    }

    @Test func `a check says which cases go on, and which one is the last`() throws {
        let fixture = try BuildsFixture("a", "b", checks: [4, 8, 12])
        var checks: [(Int, Bool)] = []
        _ = try fixture.execute { results, isLast in
            checks.append((results[0][1].tables[0].count, isLast))
            return [1]
        }
        #expect(checks.map(\.0) == [4, 8, 12])
        #expect(checks.map(\.1) == [false, false, true])
        #expect(fixture.head.rounds.count { $0.benchCase.hasPrefix("a/") } == 4)
        #expect(fixture.head.rounds.count { $0.benchCase.hasPrefix("b/") } == 12)
    }

    @Test func `an interrupted round is left out in both builds, nothing is judged, and the data is removed`() throws {
        let fixture = try BuildsFixture("a", checks: [8])
        fixture.base.scripted.answer = { order in
            order.round < 3 ? ScriptedRunner.valid(order) : WorkerAnswer(lines: [], trouble: "SIGINT", interruption: 2)
        }
        var checks = 0
        let outcome = try fixture.execute { _, _ in
            checks += 1
            return []
        }
        #expect(outcome.run.interruption == 2 && checks == 0)
        #expect(outcome.results.map { $0[0].tables[0].count } == [3, 3])
        #expect(fixture.run.leftovers.isEmpty)
    }

    @Test func `the time budget ends the rounds, and what there is gets judged as the last`() throws {
        let fixture = try BuildsFixture("a", checks: [10_000])
        fixture.run.plan.timeBudgetNanoseconds = 300_000_000
        fixture.head.answer = { order in
            let until = Platform.Clock.now() + 20_000_000
            while Platform.Clock.now() < until {}
            return ScriptedRunner.valid(order)
        }
        var last: [Bool] = []
        let outcome = try fixture.execute { _, isLast in
            last.append(isLast)
            return [0]
        }
        #expect(outcome.run.footer.ended == "time budget" && last == [true])
    }
}
