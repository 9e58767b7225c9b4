import Analysis
import Results
import Statistics
import Testing
import Workloads

@Suite struct VerdictsTests {
    private func decided(_ results: [CaseResult], looks: Int = 1) -> [CaseFinding] {
        var findings = results.map { CaseFinding(summarising: $0, calibration: nil) }
        Verdicts.decide(&findings, looks: looks)
        return findings
    }

    private func one(_ times: [[Double]], engines: [String] = ["pread", "mmap"], looks: Int = 1) throws -> CaseFinding {
        decided([Make.result(try Make.benchCase(engines), times)], looks: looks)[0]
    }

    @Test(arguments: [(400.0, Verdict.faster), (2500, .slower), (1000, .same), (1020, .same)])
    func `a verdict follows the ratio`(time: Double, verdict: Verdict) throws {
        let finding = try one([Make.times(1000), Make.times(time, phase: 3)])
        let comparison = try #require(finding.comparisons.first)
        #expect(comparison.verdict == verdict)
        let ratio = try #require(comparison.ratio)
        #expect(abs(ratio - time / 1000) < 0.02 * time / 1000)
        #expect(comparison.rounds == 16)
        #expect(comparison.engine == "mmap" && comparison.baseline == "pread")
    }

    @Test func `the ratio is the median of the ratios of each round, not the ratio of the medians`() throws {
        // The machine becomes three times slower halfway: pairs do not notice.
        let drifting = (0..<16).map { $0 < 8 ? 1000.0 : 3000 }
        let comparison = try #require(try one([drifting, drifting.map { $0 * 0.5 }]).comparisons.first)
        #expect(comparison.ratio == 0.5)
        #expect(comparison.verdict == .faster)
    }

    @Test func `16 rounds that agree have the p-value of the sign test`() throws {
        let comparison = try #require(try one([Make.times(1000), Make.times(500, phase: 5)]).comparisons.first)
        #expect(comparison.pValue == 2.0 / 65536)
        #expect(comparison.adjustedPValue == comparison.pValue)
        #expect(comparison.level == 0.99)
    }

    @Test func `noise is inconclusive, with the effect that could have been seen`() throws {
        let noisy = (0..<16).map { 1000 * (($0 * 5) % 16 < 8 ? 0.7 : 1.4) }
        let comparison = try #require(try one([Make.times(1000), noisy]).comparisons.first)
        #expect(comparison.verdict == .inconclusive)
        #expect(try #require(comparison.detectable) > 0.2)
        #expect(comparison.reason == comparison.detectable.map { .couldHaveSeen($0) })
    }

    @Test func `a significant difference of 2 % is not called faster`() throws {
        let comparison = try #require(
            try one([Make.times(1000, scatter: 0), Make.times(980, scatter: 0.0001)]).comparisons.first
        )
        #expect(comparison.verdict == .same)
        #expect(try #require(comparison.upper) < 1)
    }

    @Test func `significant, below 3 %, and not shown to be within 5 % is inconclusive and says so`() throws {
        let ratios = (0..<16).map { $0 < 9 ? 0.975 : 0.9 }
        let comparison = try #require(
            try one([Array(repeating: 1000, count: 16), ratios.map { $0 * 1000 }]).comparisons.first
        )
        #expect(comparison.verdict == .inconclusive)
        #expect(comparison.reason == .smallEffect)
    }

    @Test func `verdict and interval never contradict each other, whatever the data`() throws {
        var generator = SeededGenerator(seed: 3)
        for family in 0..<60 {
            let results = try (0..<4).map { _ -> CaseResult in
                let effect = 0.8 + 0.4 * generator.uniform()
                let noise = 0.3 * generator.uniform()
                let rounds = 6 + generator.index(below: 40)
                let base = (0..<rounds).map { _ in 1000 * (1 + noise * generator.uniform()) }
                let other = (0..<rounds).map { _ in 1000 * effect * (1 + noise * generator.uniform()) }
                return Make.result(try Make.benchCase(), [base, other])
            }
            for finding in decided(results, looks: 1 + family % 3) {
                let comparison = finding.comparisons[0]
                let ratio = try #require(comparison.ratio)
                guard let lower = comparison.lower, let upper = comparison.upper else {
                    #expect(comparison.verdict == .inconclusive || comparison.verdict == .same)
                    continue
                }
                #expect(lower <= ratio && ratio <= upper)
                switch comparison.verdict {
                case .faster: #expect(upper < 1)
                case .slower: #expect(lower > 1)
                case .same: #expect(lower < 1.05 && upper > 1 / 1.05)
                case .inconclusive: #expect((lower <= 1 && upper >= 1) || abs(ratio - 1) <= Verdicts.leastEffect)
                case .notComparable: Issue.record("was comparable")
                }
            }
        }
    }

    @Test func `more pairs and more looks make it harder`() throws {
        func slower(pairs: Int, looks: Int, against: Int) throws -> Int {
            let times = (0..<16).map { $0 < against ? 900.0 : 1100 }
            let result = Make.result(try Make.benchCase(), [Array(repeating: 1000, count: 16), times])
            return decided(Array(repeating: result, count: pairs), looks: looks).count {
                $0.comparisons[0].verdict == .slower
            }
        }
        // One round of 16 against: p = 5.2e-4.
        #expect(try slower(pairs: 1, looks: 1, against: 1) == 1)
        #expect(try slower(pairs: 19, looks: 1, against: 1) == 19)
        #expect(try slower(pairs: 20, looks: 1, against: 1) == 0)
        #expect(try slower(pairs: 7, looks: 3, against: 1) == 0)
        #expect(try slower(pairs: 100, looks: 3, against: 0) == 100)
    }

    @Test func `only rounds in which both are valid make pairs`() throws {
        var result = Make.result(try Make.benchCase(), [Make.times(1000), []])
        for round in 0..<16 {
            var trial = Make.trial(round, nanoseconds: 500)
            if round >= 10 {
                trial.status = .invalid
                trial.reason = "not resident"
                trial.metricNanosecondsPerOperation = 1
            }
            result.tables[1].append(trial)
        }
        let finding = decided([result])[0]
        #expect(finding.comparisons[0].rounds == 10)
        let ratio = try #require(finding.comparisons[0].ratio)
        #expect(abs(ratio - 0.5) < 0.01)
        #expect(finding.summaries[1].medianNanosecondsPerOperation == 500)
    }

    @Test func `fewer than 6 pairs are not compared`() throws {
        let finding = try one([Make.times(1000, rounds: 5), Make.times(500, rounds: 5)])
        #expect(finding.comparisons[0].verdict == .notComparable)
        #expect(finding.comparisons[0].reason == .tooFewRounds(5))
        #expect(Verdicts.undecided([finding]) == [0])
        #expect(
            try one([Make.times(1000, rounds: 6), Make.times(500, rounds: 6)]).comparisons[0].verdict != .notComparable
        )
    }

    @Test func `6 rounds that can't be significant say how many would do`() throws {
        let comparison = try one([Make.times(1000, rounds: 6), Make.times(500, rounds: 6)]).comparisons[0]
        #expect(comparison.verdict == .inconclusive)
        #expect(comparison.lower == nil && comparison.detectable == nil)
        #expect(comparison.reason == .cannotDecide(rounds: 6, needed: 8))
    }

    @Test func `an engine that was refused is not comparable, with the reason`() throws {
        var result = Make.result(try Make.benchCase(), [Make.times(1000), []])
        for round in 0..<16 {
            result.tables[1].append(Trial(round: round, position: 1, status: .refused, reason: "EPERM"))
        }
        let finding = decided([result])[0]
        #expect(finding.comparisons[0].note == "no valid trial of mmap (refused: EPERM)")
        #expect(Verdicts.undecided([finding]).isEmpty)
    }

    @Test func `a digest that differs makes the case not comparable`() throws {
        var result = Make.result(try Make.benchCase(), [Make.times(1000), []])
        for round in 0..<16 {
            var trial = Make.trial(round, nanoseconds: 10)
            if round == 9 { trial.digest = 8 }
            result.tables[1].append(trial)
        }
        let finding = decided([result])[0]
        #expect(finding.comparisons[0].verdict == .notComparable)
        #expect(finding.comparisons[0].reason == .otherBytes(round: 9))
        #expect(finding.warnings.contains(.digestMismatch(round: 9)))
        #expect(Verdicts.undecided([finding]).isEmpty)
    }

    @Test func `one engine alone, and no rounds at all, are no error`() throws {
        let alone = try one([Make.times(1000)], engines: ["pread"])
        #expect(alone.comparisons.isEmpty && alone.hasFigures)
        let empty = try one([[], []])
        #expect(empty.comparisons[0].verdict == .notComparable && !empty.hasFigures && empty.chiefCost == nil)
        #expect(decided([]).isEmpty)
    }

    @Test func `undecided are the cases that more rounds may help`() throws {
        let noisy = (0..<16).map { 1000 * (($0 * 5) % 16 < 8 ? 0.7 : 1.4) }
        let benchCase = try Make.benchCase()
        let findings = decided([
            Make.result(benchCase, [Make.times(1000), Make.times(500)]),
            Make.result(benchCase, [Make.times(1000), noisy]),
        ])
        #expect(Verdicts.undecided(findings) == [1])
    }

    @Test(arguments: [(1, 1, 8), (8, 1, 11), (8, 3, 13), (24, 3, 14), (327, 1, 16), (328, 1, 17), (0, 1, 0)])
    func `the rounds that a suite needs follow from its pairs and looks`(pairs: Int, looks: Int, rounds: Int) {
        #expect(Verdicts.roundsNeeded(pairs: pairs, looks: looks) == rounds)
    }

    @Test func `16 rounds can decide 327 pairs at one look`() {
        #expect(Verdicts.mostPairs(rounds: 16, looks: 1) == 327)
        #expect(Verdicts.mostPairs(rounds: 5, looks: 1) == 0)
    }
}
