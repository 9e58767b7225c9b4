@testable import Analysis
import Results
import Testing
import Workloads

/// Verdicts by the checks that a run has planned, and what is said of pairs that they leave open.
@Suite struct PlannedVerdictsTests {
    private static func settings(_ checks: [Int]?) -> RunSettings {
        RunSettings(
            looks: checks ?? [16],
            minTrialNanoseconds: 1,
            groupNanoseconds: 1,
            timeBudgetSeconds: nil,
            cpus: [],
            checks: checks.map { CheckPlan(rounds: $0) }
        )
    }

    private static func findings(
        _ times: [[[Double]]],
        checks: [Int]? = [16, 32, 48, 64],
        isOver: Bool = true
    ) throws -> [CaseFinding] {
        let benchCase = try Make.benchCase()
        var findings = times.map { CaseFinding(summarising: Make.result(benchCase, $0), calibration: nil) }
        Verdicts.decide(&findings, by: settings(checks), isOver: isOver)
        return findings
    }

    /// The second engine takes this many times as long as the first, but for some rounds in which it takes half of that.
    private static func pair(_ rounds: Int, ratio: Double, against: Int = 0) -> [[Double]] {
        [Make.times(1000, rounds: rounds), (0..<rounds).map { $0 < against ? 900 : 1000 * ratio }]
    }

    @Test func `figures are those of the rounds that the deciding check looked at`() throws {
        // After its check the ratio is another one.
        var times = Self.pair(40, ratio: 2)
        for round in 16..<40 { times[1][round] = 4000 }
        let pair = try Self.findings([times])[0].comparisons[0]
        #expect(pair.verdict == .slower && pair.checkedRounds == 16 && pair.rounds == 40)
        #expect(try abs(#require(pair.ratio) - 2) < 0.03 && #require(pair.lower) > 1)
        #expect(pair.level == 1 - 0.004 && pair.provisional == nil && pair.moreRounds == nil)
    }

    @Test func `a pair that is open has its naive interval, and the rounds that may decide it`() throws {
        let noise = [Make.times(1000, rounds: 11), (0..<11).map { $0 % 2 == 0 ? 600.0 : 1700 }]
        let all = try Self.findings([Self.pair(11, ratio: 2)] + Array(repeating: noise, count: 7))
        let pair = all[0].comparisons[0]
        #expect(pair.verdict == .inconclusive && pair.checkedRounds == 11)
        #expect(try #require(pair.provisional).lowerBound > 1.9)
        // 16 rounds that agree have p = 3.1e-5, below 0.004 / 8.
        #expect(pair.moreRounds == 5)
        let answer = CaseAnswer(all[0])
        #expect(answer.choice == .undecided)
        #expect(answer.line.text.hasPrefix("pread likely 2.0x faster, "))
        #expect(answer.line.text.hasSuffix("; decided after 5 more rounds if all agree"))
        #expect(CaseAnswer(all[1]).choice != .mapped && CaseAnswer(all[1]).lead == nil)
    }

    @Test func `with fewer than six rounds nothing is said, not even provisionally`() throws {
        let pair = try Self.findings([Self.pair(5, ratio: 15)])[0].comparisons[0]
        #expect(pair.verdict == .notComparable && pair.reason == .tooFewRounds(5) && pair.provisional == nil)
    }

    @Test func `an answer leads with the near end of its interval where that is below half of the way`() throws {
        func line(_ factor: Double, _ interval: ClosedRange<Double>) -> String? {
            CaseAnswer.Lead(rival: "pread", factor: factor, interval: interval).atLeast.map(FigureText.times)
        }
        #expect(line(1.44, 1.19...2.1) == "1.19x")
        #expect(line(1.44, 1.21...2.1) == nil)
        #expect(line(1.44, 1...2.1) == nil)
    }

    @Test func `a result without a plan is decided as it was`() throws {
        let times = Self.pair(16, ratio: 2, against: 1)
        let noise = [Make.times(1000), (0..<16).map { $0 % 2 == 0 ? 600.0 : 1700 }]
        let cases = [times] + Array(repeating: noise, count: 7)
        let old = try Self.findings(cases, checks: nil)
        // One round against: p = 5.2e-4, below 0.01 / 8 of one look at all pairs, and above 0.004 / 8 of the first of four checks.
        #expect(old[0].comparisons[0].verdict == .slower && old[0].comparisons[0].checkedRounds == nil)
        #expect(try Self.findings(cases)[0].comparisons[0].verdict == .inconclusive)
    }

    @Test func `a case goes on while a pair of it may still be decided`() throws {
        let noise = [Make.times(1000, rounds: 32), (0..<32).map { $0 % 2 == 0 ? 600.0 : 1700 }]
        let cases = [Self.pair(32, ratio: 2), noise, noise]
        let open = try Self.findings(cases, isOver: false)
        #expect(Verdicts.undecided(open) == [1, 2])
        let last = try Self.findings(cases, checks: [16, 32], isOver: false)
        #expect(Verdicts.undecided(last).isEmpty)
        // Nothing measured so far is open, and nothing that could be is.
        let early = try Self.findings([Self.pair(3, ratio: 2), Self.pair(0, ratio: 2)], isOver: false)
        #expect(Verdicts.undecided(early) == [0])
    }

    @Test func `the rounds that are needed follow from the plan`() {
        #expect(Verdicts.roundsNeeded(pairs: 8, plan: CheckPlan(rounds: [16, 32, 48, 64])) == 16)
        #expect(Verdicts.roundsNeeded(pairs: 1, plan: CheckPlan(rounds: [8])) == 8)
        #expect(Verdicts.roundsNeeded(pairs: 8, plan: CheckPlan(rounds: [8])) == 11)
        #expect(Verdicts.roundsNeeded(pairs: 500, plan: CheckPlan(rounds: [16, 32])) == 32)
        #expect(Verdicts.roundsNeeded(pairs: 0, plan: CheckPlan(rounds: [16])) == 0)
    }
}
