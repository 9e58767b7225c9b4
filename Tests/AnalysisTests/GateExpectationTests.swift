import Results
import Testing
import Workloads

@testable import Analysis

@Suite("Expectations on engine ratios")
struct GateExpectationTests {
    private func answer(_ rule: String, pread: Double = 100, mmap: Double, rounds: Int = 16) throws -> GateAnswer {
        let benchCase = try Make.benchCase()
        let rules = try GateFixture.rules(expect: [rule])
        let plan = try GateFixture.plan(rules, [benchCase], against: .init(hasOtherBuild: false, hasBaseline: false))
        let result = Make.result(
            benchCase,
            [Make.times(pread, rounds: rounds), Make.times(mmap, rounds: rounds, phase: 3)]
        )
        return GateFixture.answers(plan, [[GateSample(head: result, base: nil)]]).answers[0]
    }

    @Test(arguments: [
        ("mmap/pread on work at most 0.8", 60, GateAnswer.Verdict.pass),
        ("mmap/pread on work at most 0.8", 90, .fail),
        ("mmap/pread on work at most 0.8", 80, .inconclusive),
        ("mmap/pread on work at least 1.5", 170, .pass),
        ("mmap/pread on work at least 1.5", 130, .fail),
        ("pread/mmap on work at most 0.8", 170, .pass),
        ("pread/mmap on work at least 1.5", 60, .pass),
    ])
    func `the interval decides`(rule: String, mmap: Double, verdict: GateAnswer.Verdict) throws {
        let answer = try answer(rule, mmap: mmap)
        #expect(answer.verdict == verdict)
        let ratio = rule.hasPrefix("mmap") ? mmap / 100 : 100 / mmap
        #expect(abs((answer.ratio ?? 0) / ratio - 1) < 0.02)
        #expect((answer.lower ?? 9) <= (answer.ratio ?? 0) && (answer.upper ?? 0) >= (answer.ratio ?? 9))
    }

    @Test func `six rounds give no interval at this level, and are inconclusive`() throws {
        let answer = try answer("mmap/pread on work at most 0.8", mmap: 50, rounds: 6)
        #expect(answer.verdict == .inconclusive)
        #expect(answer.note == "6 rounds can't decide")
    }

    @Test func `only cases with both engines are asked`() throws {
        let cases = [try Make.benchCase(["pread"]), try Make.benchCase(["pread", "mmap"], pattern: .sequential)]
        let plan = try GateFixture.plan(
            GateFixture.rules(expect: ["mmap/pread on . at most 1"]),
            cases,
            against: .init(hasOtherBuild: false, hasBaseline: false)
        )
        #expect(plan.questions.map(\.caseIndex) == [1])
    }
}
