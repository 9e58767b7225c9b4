import Results
import Statistics
import Testing
import Workloads

@testable import Analysis

struct LatencySummaryTests {
    private static let pace = Pace(rate: 10_000, arrivals: .uniform)

    /// Gives a trial the latencies 1 to `count` us, shifted.
    private static func record(_ trial: inout Trial, count: Int = 1000, shift: Int = 0, achieved: Double? = nil) {
        let counts = BucketCounts(values: (1...count).map { ($0 + shift) * 1000 })
        trial.latencyMode = achieved == nil ? "all" : "intended"
        trial.latencyClock = "tsc"
        trial.latencySamples = count
        trial.latencyBuckets = counts.description
        trial.latencyMaxNanoseconds = (count + shift) * 1000
        trial.latencyCostNanoseconds = achieved == nil ? 17 : nil
        trial.achievedPerSecond = achieved
    }

    private static func finding(
        _ benchCase: Case,
        _ times: [Double],
        rounds: Int = 16,
        _ change: (Int, inout Trial) -> Void
    ) -> CaseFinding {
        var result = CaseResult(benchCase)
        for (engine, time) in times.enumerated() {
            for round in 0..<rounds {
                var trial = Make.trial(round, nanoseconds: Make.times(time)[round % 16])
                change(engine, &trial)
                result.tables[engine].append(trial)
            }
        }
        var findings = [CaseFinding(summarising: result, calibration: Make.calibration())]
        Verdicts.decide(&findings, looks: 1)
        return findings[0]
    }

    @Test func `histograms of valid trials are merged, and their percentiles are those of all samples`() throws {
        let finding = Self.finding(try Make.benchCase(), [5000, 5000], rounds: 12) { engine, trial in
            guard engine == 0 else { return }
            Self.record(&trial, shift: trial.round)
            if trial.round == 3 { trial.status = .invalid }
        }
        let latency = try #require(finding.summaries[0].latency)
        let all = (0..<12).filter { $0 != 3 }.flatMap { round in (1...1000).map { ($0 + round) * 1000 } }
        #expect(latency.buckets == BucketCounts(values: all))
        #expect(latency.samples == 11_000)
        #expect(latency.maxNanoseconds == 1_011_000)
        // 11,000 samples: p99.9 has 11 beyond it, of each trial's 1000 alone it would have one.
        #expect(latency.percentiles.map(\.name) == ["p50", "p90", "p99", "p99.9"])
        let exact = all.sorted()[11_000 * 99 / 100 - 1]
        let told = try #require(latency.nanoseconds(.p99))
        #expect(abs(Double(told - exact)) <= Double(exact) * LogLinearBuckets.relativeError)
        #expect(latency.costNanoseconds == 17)
        #expect(!latency.isSaturated && latency.achievedPerSecond == nil)
        #expect(finding.summaries[1].latency == nil)
    }

    @Test func `a histogram that can't be read is told and left out`() throws {
        let finding = Self.finding(try Make.benchCase(), [5000, 5000]) { engine, trial in
            Self.record(&trial)
            if engine == 1, trial.round < 2 { trial.latencyBuckets = "12:many" }
        }
        #expect(finding.summaries[1].latency?.samples == 14_000)
        #expect(finding.warnings == [.latencyUnreadable(engine: "mmap", count: 2)])
        #expect(finding.warnings[0].description == "mmap: the latencies of 2 trials can't be read and are left out")
    }

    @Test(arguments: [(1000.0, 0), (200.0, 2)])
    func `recording that costs more than 5 % of a figure is told`(figure: Double, count: Int) throws {
        let finding = Self.finding(try Make.benchCase(), [figure, figure]) { _, trial in Self.record(&trial) }
        let warnings = finding.warnings.filter { if case .latencyCost = $0 { true } else { false } }
        let words = ["pread", "mmap"].map {
            "\($0): recording latencies adds about 17.0 ns to an operation of 200 ns: compare times without it, or "
                + "record one in N (--latency-every)"
        }
        #expect(warnings.map(\.description) == Array(words.prefix(count)))
    }

    @Test func `an open loop that keeps up is compared by its metric, and its rates are those reached`() throws {
        let finding = Self.finding(try Make.benchCase(pace: Self.pace), [40_000, 20_000]) { _, trial in
            Self.record(&trial, achieved: 9_990)
        }
        #expect(finding.comparisons[0].verdict == .faster)
        #expect(finding.summaries.map(\.operationsPerSecond) == [9_990, 9_990])
        #expect(finding.summaries[0].bytesPerSecond?.rounded() == 40_919_040.0)
        // The time between two operations is that of the schedule: nothing costs it.
        #expect(finding.chiefCost == nil)
        #expect(finding.warnings.isEmpty)
    }

    @Test func `below 99 % of its rate an engine is saturated, and no verdict is made of its queue`() throws {
        let finding = Self.finding(try Make.benchCase(pace: Self.pace), [40_000, 20_000]) { engine, trial in
            // One round in which the machine was busy does not make it so.
            Self.record(&trial, achieved: engine == 0 ? 9_899 : trial.round == 0 ? 5_000 : 9_901)
        }
        #expect(finding.summaries.map { $0.latency?.isSaturated } == [true, false])
        #expect(finding.comparisons[0].verdict == .notComparable)
        #expect(finding.comparisons[0].note == "saturated: of 10.0 k ops/s reached pread 9.90 k ops/s")
        #expect(Verdicts.undecided([finding]).isEmpty)
        #expect(finding.warnings == [.saturated(engine: "pread", rate: 10_000, achieved: 9_899)])
        #expect(
            finding.warnings[0].description
                == "pread: saturated: 9.90 k ops/s of 10.0 k ops/s; its latency is that of a queue "
                + "that grows as long as a trial lasts"
        )
    }
}
