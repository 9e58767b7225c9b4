import Results
import Testing
import Workloads

@testable import Analysis

@Suite("Engines that were not reached")
struct NotReachedTests {
    private func trials(_ status: TrialStatus) -> [Trial] {
        (0..<16).map { Trial(round: $0, position: 1, status: status, reason: "the worker was ended by SIGBUS") }
    }

    @Test func `they are counted by themselves, and said to be so`() {
        let counts = StatusCounts(trials(.notReached) + trials(.failed))
        #expect((counts.failed, counts.refused, counts.notReached, counts.total) == (16, 0, 16, 32))
        #expect(counts.reasons.map(\.status) == ["failed", "not-reached"])
        let warning = Warning.notValid(engine: "mmap", status: "not-reached", count: 2, of: 3, reason: "r")
        #expect(warning.description == "mmap: 2 of 3 trials not reached: r")
    }

    @Test func `a gate fails for an engine that failed, and can't compare one that was not reached`() throws {
        let plan = try GateFixture.plan(GateFixture.rules(), [Make.benchCase(["pread", "mmap"])])
        let fine = GateFixture.sample(1)
        let base = try #require(fine.base)
        func verdict(_ status: TrialStatus) -> GateAnswer.Verdict {
            let sample = GateSample(head: [fine.head[0], trials(status)], base: [base[0], base[0]])
            return GateFixture.answers(plan, [[sample]]).answers[1].verdict
        }
        #expect(verdict(.failed) == .fail)
        #expect(verdict(.notReached) == .notComparable)
    }
}
