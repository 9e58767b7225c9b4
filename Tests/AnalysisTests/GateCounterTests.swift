import Results
import Testing
import Workloads

@testable import Analysis

@Suite("Counters against a stored baseline")
struct GateCounterTests {
    private func result(_ change: (inout Trial) -> Void) throws -> CaseResult {
        var result = CaseResult(try Make.benchCase(["pread"]))
        for round in 0..<16 {
            var trial = Make.trial(round, nanoseconds: 100 + Double(round))
            trial[.syscalls] = 1000
            trial[.deviceReadBytes] = 4_096_000
            trial[.minorFaults] = 2000
            trial[.majorFaults] = 0
            trial.filePmdMappedBytes = 100 << 20
            change(&trial)
            result.tables[0].append(trial)
        }
        return result
    }

    /// The answers on syscalls, device bytes, faults and time.
    private func answers(
        then: Environment = Environment(),
        _ times: GateBaselineTimes = .advise,
        _ now: (inout Trial) -> Void = { _ in },
        baseline: (inout Trial) -> Void = { _ in }
    ) throws -> [GateAnswer] {
        let rules = try GateFixture.rules { $0.baselineTimes = times }
        let before = try result(baseline)
        let sources = GatePlan.Sources(hasOtherBuild: false, hasBaseline: true)
        let plan = try GateFixture.plan(rules, [before.benchCase], against: sources)
        var judge = GateJudge(plan, looks: 3, baseline: GateFixture.baseline(before, environment: then))
        judge.look([GateSample(head: try result(now), base: nil)], isLast: false)
        return judge.answers
    }

    @Test func `equal counters pass at the first look`() throws {
        let answers = try answers()
        #expect(answers.prefix(3).allSatisfy { $0.verdict == .pass && $0.look == 1 })
    }

    @Test func `each counter that rises fails, and alone`() throws {
        #expect(try answers { $0[.syscalls] = 1100 }.map(\.verdict).prefix(3) == [.fail, .pass, .pass])
        #expect(try answers { $0[.deviceReadBytes] = 5_000_000 }.map(\.verdict).prefix(3) == [.pass, .fail, .pass])
        #expect(try answers { $0[.minorFaults] = 2200 }.map(\.verdict).prefix(3) == [.pass, .pass, .fail])
        #expect(try answers { $0[.majorFaults] = 200 }.map(\.verdict).prefix(3) == [.pass, .pass, .fail])
    }

    @Test func `a counter that falls, one within its tolerance and a stray one pass`() throws {
        #expect(try answers { $0[.syscalls] = 10 }[0].verdict == .pass)
        #expect(try answers { $0[.syscalls] = 1015 }[0].verdict == .pass)
        #expect(try answers(.advise, { $0[.minorFaults] = 9 }, baseline: { $0[.minorFaults] = 0 })[2].verdict == .pass)
    }

    @Test func `trials on both sides of the limit are inconclusive and stay open`() throws {
        let answer = try answers { $0[.syscalls] = $0.round.isMultiple(of: 2) ? 1000 : 1100 }[0]
        #expect(answer.verdict == .inconclusive && answer.look == nil)
    }

    @Test func `faults are not compared, and excused, where the mapped page sizes differ by more than 5 %`() throws {
        let within = try answers { $0.filePmdMappedBytes = 96 << 20 }[2]
        #expect(within.verdict == .pass)
        let beyond = try answers {
            $0.filePmdMappedBytes = 94 << 20
            $0[.minorFaults] = 9000
        }[2]
        #expect(beyond.verdict == .notComparable && beyond.isExcused)
        #expect(beyond.note == "mapped by 2 MiB pages: 100 MiB then, 94.0 MiB now")
    }

    @Test func `dirtied bytes are never gated`() throws {
        #expect(try answers { $0[.dirtiedBytes] = 1 << 40 }.prefix(3).allSatisfy { $0.verdict == .pass })
    }

    @Test func `another readahead keeps device bytes from being compared, and another machine times`() throws {
        var then = Environment()
        then.fileSystem.type = "xfs"
        let answers = try answers(then: then)
        #expect(answers.map(\.verdict) == [.pass, .notComparable, .pass, .notComparable])
        #expect(answers[1].note == "another readahead: file system xfs -> unknown")
        #expect(!answers[1].isExcused)
    }

    @Test func `times of another day advise, and block when told to`() throws {
        let slower: (inout Trial) -> Void = { $0.metricNanosecondsPerOperation = 130 + Double($0.round) }
        let advised = try answers(.advise, slower)[3]
        #expect(advised.verdict == .fail && !advised.question.isBlocking)
        #expect(try answers(.block, slower)[3].question.isBlocking)
        #expect(try answers(.off, slower).count == 3)
        #expect(try answers { $0.metricNanosecondsPerOperation = 100 + Double($0.round) / 10 }[3].verdict == .pass)
    }

    @Test func `a case that the baseline does not hold is not comparable`() throws {
        let plan = try GateFixture.plan(
            GateRules(),
            [Make.benchCase(["mmap"])],
            against: .init(hasOtherBuild: false, hasBaseline: true)
        )
        let stored = GateFixture.baseline(try result { _ in })
        var judge = GateJudge(plan, looks: 1, baseline: stored)
        let now = Make.result(try Make.benchCase(["mmap"]), [Make.times(100)])
        judge.look([GateSample(head: now, base: nil)], isLast: true)
        #expect(
            judge.answers.allSatisfy {
                $0.verdict == .notComparable && $0.note == "base.json has no such case and engine"
            }
        )
        #expect(GateConclusion(judge, validTrials: 16) == .notComparable)
    }
}
