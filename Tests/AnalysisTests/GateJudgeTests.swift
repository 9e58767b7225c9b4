import Results
import Testing
import Workloads

@testable import Analysis

@Suite("The gate between two builds")
struct GateJudgeTests {
    private func verdict(_ factor: Double, scatter: Double = 0.005, rounds: Int = 16, limit: Double = 0.05) throws
        -> GateAnswer
    {
        let rules = try GateFixture.rules { $0.maxRegression = limit }
        let plan = try GateFixture.plan(rules, [Make.benchCase(["pread"])])
        return GateFixture.answers(plan, [[GateFixture.sample(factor, rounds: rounds, scatter: scatter)]]).answers[0]
    }

    @Test func `the same build passes`() throws {
        let answer = try verdict(1)
        #expect(answer.verdict == .pass)
        #expect(answer.lower ?? 2 <= 1 && answer.upper ?? 0 >= 1)
    }

    @Test func `a build 10 % slower fails, with the interval beyond 1 and no pass in sight`() throws {
        let answer = try verdict(1.1)
        #expect(answer.verdict == .fail)
        #expect(answer.lower ?? 0 > 1)
        #expect(abs((answer.ratio ?? 0) - 1.1) < 0.005)
        #expect(answer.moved == [.nothing])
    }

    @Test func `a build 3 % slower passes a limit of 5 % and fails one of 2 %`() throws {
        #expect(try verdict(1.03).verdict == .pass)
        #expect(try verdict(1.03, limit: 0.02).verdict == .fail)
    }

    @Test(arguments: [0.9, 0.5, 0.1])
    func `a faster build never fails, however noisy`(factor: Double) throws {
        #expect(try verdict(factor).verdict == .pass)
        #expect(try verdict(factor, scatter: 0.2).verdict != .fail)
    }

    @Test(arguments: [0.08, 0.15])
    func `noise that would hide a regression as large as the limit is inconclusive, never a pass`(scatter: Double)
        throws
    {
        // At 0.08 the upper end of the 90 % interval is below the limit: only what could have been seen forbids a pass.
        let answer = try verdict(1, scatter: scatter)
        #expect(answer.verdict == .inconclusive)
        #expect(answer.detectable ?? 0 > 0.05)
        #expect(answer.reason == answer.detectable.map { .couldHaveSeen($0) })
    }

    @Test func `too few rounds are not comparable`() throws {
        let answer = try verdict(1, rounds: 5)
        #expect(answer.verdict == .notComparable)
        #expect(answer.reason == .tooFewRounds(5))
    }

    @Test func `what a look has decided stays decided, and only open cases go on`() throws {
        let cases = [try Make.benchCase(["pread"]), try Make.benchCase(["pread"], pattern: .sequential)]
        let plan = try GateFixture.plan(GateRules(), cases)
        var judge = GateJudge(plan, looks: 3)
        judge.look([GateFixture.sample(1.2), GateFixture.sample(1, scatter: 0.15)], isLast: false)
        #expect(judge.answers.map(\.verdict) == [.fail, .inconclusive])
        #expect(judge.openCases == [1])
        judge.look([GateFixture.sample(1), GateFixture.sample(1)], isLast: true)
        #expect(judge.answers.map(\.verdict) == [.fail, .pass])
        #expect(judge.answers.map(\.look) == [1, 2])
        #expect(judge.openCases.isEmpty)
    }

    @Test func `an engine that fails in this build fails the gate, one that is refused is not comparable`() throws {
        let plan = try GateFixture.plan(GateRules(), [Make.benchCase(["pread"])])
        for (status, verdict) in [
            (TrialStatus.failed, GateAnswer.Verdict.fail), (.refused, .notComparable), (.invalid, .notComparable),
        ] {
            let sample = GateFixture.sample(1) {
                $0.status = status
                $0.reason = "why"
            }
            let answer = GateFixture.answers(plan, [[sample]]).answers[0]
            #expect(answer.verdict == verdict)
            #expect(answer.note == "no valid trial (\(status.rawValue): why)")
        }
    }

    @Test func `builds that read other bytes do other work`() throws {
        let plan = try GateFixture.plan(GateRules(), [Make.benchCase(["pread"])])
        let answer = GateFixture.answers(plan, [[GateFixture.sample(1) { $0.digest = 8 }]]).answers[0]
        #expect(answer.verdict == .notComparable)
        #expect(answer.note?.contains("round 0") == true)
    }

    @Test func `a failing answer says which counter moved with the time`() throws {
        let plan = try GateFixture.plan(GateRules(), [Make.benchCase(["pread"])])
        var sample = GateFixture.sample(1.12)
        sample = GateSample(
            head: sample.head.map { $0.map { with($0, faults: 5000, system: 100_000) } },
            base: sample.base.map { $0.map { $0.map { with($0, faults: 3000, system: 89_000) } } }
        )
        let evidence = GateFixture.answers(plan, [[sample]]).answers[0].evidence
        #expect(evidence.first == "minor faults per operation 3 -> 5")
        #expect(evidence.last?.hasPrefix("system time explains +11.0 of +1") == true, "\(evidence)")
    }

    private func with(_ trial: Trial, faults: Int, system: Int) -> Trial {
        var trial = trial
        trial[.minorFaults] = faults
        trial[.systemNanoseconds] = system
        return trial
    }

    @Test func `the conclusion puts failures first, then what can't be compared, then what is open`() throws {
        let cases = [
            try Make.benchCase(["pread"]), try Make.benchCase(["pread"], pattern: .sequential),
            try Make.benchCase(["pread"], threads: 2),
        ]
        let good = GateFixture.sample(1)
        let noisy = GateFixture.sample(1, scatter: 0.15)
        let refused = GateFixture.sample(1) { $0.status = .refused }
        func conclusion(_ samples: [GateSample], _ policy: GateInconclusive = .fail) throws -> GateConclusion {
            let plan = try GateFixture.plan(GateFixture.rules { $0.onInconclusive = policy }, cases)
            return GateConclusion(GateFixture.answers(plan, [samples]), validTrials: 16)
        }
        #expect(try conclusion([good, good, good]) == .pass)
        #expect(try conclusion([good, noisy, good]) == .inconclusive)
        #expect(try conclusion([good, noisy, good], .warn) == .pass)
        #expect(try conclusion([good, noisy, good], .pass) == .pass)
        #expect(try conclusion([good, noisy, refused]) == .notComparable)
        #expect(try conclusion([GateFixture.sample(1.3), noisy, refused]) == .fail)
        let plan = try GateFixture.plan(GateRules(), cases)
        #expect(GateConclusion(GateFixture.answers(plan, [[good, good, good]]), validTrials: 0) == .nothing)
        #expect(GateConclusion.allCases.map(\.exitCode) == [0, 1, 2, 3, 4])
    }
}
