import Analysis
import Results
import Testing
import Worker
import Workloads

@testable import Harness

@Suite("A gate's run, by scripted workers")
struct GateRunTests {
    private func conclusion(factor: Double, checks: [Int] = [16, 32], noise: Double = 0.002) throws -> String {
        let fixture = try BuildsFixture("a", checks: checks)
        func answer(_ order: RoundOrder, _ factor: Double, _ phase: Int) -> WorkerAnswer {
            let place = Double((order.round * 7 + phase) % 16)
            return ScriptedRunner.valid(order) { _ in 100 * factor * (1 + noise * (place - 7.5)) }
        }
        fixture.head.answer = { answer($0, factor, 0) }
        fixture.base.scripted.answer = { answer($0, 1, 3) }
        let cases = fixture.run.plan.suite.cases
        let questions = try GatePlan(
            GateRules(),
            suite: cases,
            measuring: cases,
            against: GatePlan.Sources(hasOtherBuild: true, hasBaseline: false)
        )
        let outcome = try GateRun(fixture.plan, runners: [fixture.head, fixture.base]).execute(questions, baseline: nil)
        return "\(outcome.conclusion) \(outcome.run.rounds)"
    }

    @Test func `a clear answer takes one check, in either direction`() throws {
        #expect(try conclusion(factor: 1) == "pass 16")
        #expect(try conclusion(factor: 1.2) == "fail 16")
        #expect(try conclusion(factor: 0.8) == "pass 16")
    }

    @Test func `noise takes every check and ends inconclusive`() throws {
        #expect(try conclusion(factor: 1, noise: 0.05) == "inconclusive 32")
    }
}
