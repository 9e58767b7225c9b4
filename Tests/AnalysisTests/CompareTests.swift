import Analysis
import Glibc
import Results
import Statistics
import Testing
import Workloads

@Suite struct CompareTests {
    private func finding(
        _ base: [Double],
        _ other: [Double],
        scatter: Double = 0.01,
        rounds: Int = 16,
        metric: Figure = .time,
        change: (Int, inout Trial) -> Void = { _, _ in }
    ) throws -> CompareFinding {
        let benchCase = try Make.benchCase()
        let left = CompareMake.result(benchCase, base, scatter: scatter, rounds: rounds)
        let right = CompareMake.result(benchCase, other, scatter: scatter, rounds: rounds, phase: 5, change: change)
        return try #require(
            Comparing.compare([
                CompareMake.source("a.json", [left], metric: metric),
                CompareMake.source("b.json", [right], metric: metric),
            ])
        )
    }

    @Test(arguments: [
        (1000.0, 1200.0, 0.01, Verdict.slower), (1000, 800, 0.01, .faster), (1000, 1003, 0.01, .same),
        (1000, 1020, 0.3, .inconclusive), (1000, 1025, 0.001, .same), (1000, 1060, 0.08, .inconclusive),
    ])
    func `an engine that changed has a verdict`(base: Double, other: Double, scatter: Double, verdict: Verdict) throws {
        let row = try #require(try finding([base, 500], [other, 500], scatter: scatter).rows.first)
        #expect(row.verdict == verdict, "\(row)")
        #expect(row.engine == "pread" && row.against == nil)
        let ratio = try #require(row.ratio)
        #expect(abs(ratio - other / base) < 0.02)
        let interval = try #require(row.lower)...(try #require(row.upper))
        #expect(interval.contains(ratio))
        if verdict == .slower || verdict == .faster { #expect(!interval.contains(1)) }
    }

    @Test func `ratio, interval and p are those of the shift of the logarithms at Holm's level`() throws {
        let rows = try finding([1000, 500], [1200, 500]).rows
        let logs = { (center: Double, phase: Int) in Make.times(center, phase: phase).map { log($0) } }
        let shift = try #require(TwoSampleShift(from: logs(1000, 0), to: logs(1200, 5)))
        #expect(rows.count == 3)
        #expect(rows[0].pValue == shift.p)
        let ratio = try #require(rows[0].ratio)
        #expect(abs(ratio - exp(shift.estimate)) < 1e-12)
        let decisions = try #require(holm(rows.compactMap(\.pValue), alpha: Verdicts.familyError))
        for (row, decision) in zip(rows, decisions) {
            #expect(row.adjustedPValue == decision.adjustedP && row.level == decision.intervalLevel)
        }
        let interval = try #require(shift.interval(alpha: decisions[0].intervalAlpha))
        #expect(rows[0].lower == exp(interval.lowerBound) && rows[0].upper == exp(interval.upperBound))
    }

    @Test func `files that are added change nothing of what was found about the first`() throws {
        let benchCase = try Make.benchCase()
        func source(_ name: String, _ centers: [Double], phase: Int) -> CompareSource {
            CompareMake.source(name, [CompareMake.result(benchCase, centers, scatter: 0.03, phase: phase)])
        }
        let base = source("a.json", [1000, 500], phase: 0)
        let first = source("b.json", [1050, 500], phase: 5)
        let alone = try #require(Comparing.compare([base, first])).rows
        for count in [1, 20] {
            let more = (0..<count).map { source("\($0).json", [1000, 500], phase: $0) }
            let found = try #require(Comparing.compare([base, first] + more))
            #expect(found.rows == alone)
            #expect(found.others.count == count + 1)
        }
    }

    @Test func `a machine that is slower throughout leaves the engine ratio alone`() throws {
        let rows = try finding([1000, 500], [1300, 650]).rows
        #expect(rows.map(\.verdict) == [.slower, .slower, .same])
        #expect(rows[2].against == "pread" && rows[2].engine == "mmap")
        #expect(abs((rows[2].baseMedian ?? 0) - 0.5) < 0.01 && abs((rows[2].otherMedian ?? 0) - 0.5) < 0.01)
    }

    @Test func `the engine ratio is paired by round`() throws {
        // Both engines take 3 times as long in every other round: unpaired, their ratio would be lost in it.
        let benchCase = try Make.benchCase()
        let results = [1.0, 1.1].map { factor in
            CompareMake.result(benchCase, [1000, 500]) { engine, trial in
                let slow = trial.round.isMultiple(of: 2) ? 3.0 : 1
                let time = (trial.metricNanosecondsPerOperation ?? 0) * slow * (engine == 1 ? factor : 1)
                trial.metricNanosecondsPerOperation = time
            }
        }
        let sources = results.map { CompareMake.source("x", [$0]) }
        let rows = try #require(Comparing.compare(sources)).rows
        #expect(rows[1].verdict == .inconclusive)
        #expect(rows[2].verdict == .slower)
    }

    @Test func `a file against itself is the same in every row`() throws {
        let source = CompareMake.source("a", [CompareMake.result(try Make.benchCase(), [1000, 400])])
        let rows = try #require(Comparing.compare([source, source])).rows
        #expect(rows.allSatisfy { $0.verdict == .same && abs(($0.ratio ?? 0) - 1) < 1e-9 })
    }

    @Test func `Holm's correction counts the rows of a pair of files`() throws {
        let cases = try [1000, 2000, 3000].map { try Make.benchCase(operations: $0) }
        func level(_ count: Int) throws -> Double {
            let sources = (0..<2).map { phase in
                CompareMake.source(
                    "\(phase)",
                    cases.prefix(count).map { CompareMake.result($0, [1000, 500], phase: phase) }
                )
            }
            let rows = try #require(Comparing.compare(sources)).rows
            return rows[0].level ?? 0
        }
        #expect(try level(1) < level(3))
    }

    @Test func `fewer than six valid rounds on a side are not comparable, with the reason`() throws {
        let rows = try finding([1000, 500], [1000, 500]) { engine, trial in
            if engine == 1, trial.round >= 4 {
                trial = Trial(round: trial.round, position: 0, status: .refused, reason: "EPERM")
            }
        }.rows
        #expect(rows.map(\.verdict) == [.same, .notComparable, .notComparable])
        #expect(rows[1].note == "other: 4 valid rounds (refused: EPERM); 6 are needed")
        #expect(rows[1].ratio == nil && rows[1].otherRounds == 4)
    }

    @Test func `engines that did not read the same bytes are not comparable`() throws {
        let rows = try finding([1000, 500], [1000, 500]) { engine, trial in
            if engine == 1, trial.round == 3 { trial.digest = 8 }
        }.rows
        #expect(rows.allSatisfy { $0.verdict == .notComparable && $0.note?.contains("same bytes in round 3") == true })
    }

    @Test func `counters are compared for one operation, and a zero is no obstacle`() throws {
        let change = { (engine: Int, trial: inout Trial) in trial[.syscalls] = engine == 0 ? 1100 : 0 }
        let benchCase = try Make.benchCase()
        let left = CompareMake.result(benchCase, [1, 1]) { $1[.syscalls] = $0 == 0 ? 1000 : 0 }
        let right = CompareMake.result(benchCase, [1, 1], change: change)
        let metric = try #require(Figure.named("syscalls"))
        let sources = [left, right].map { CompareMake.source("x", [$0], metric: metric) }
        let rows = try #require(Comparing.compare(sources)).rows
        #expect(rows.map(\.verdict) == [.slower, .same])
        #expect(rows[0].baseMedian == 1 && rows[0].otherMedian == 1.1)
        #expect(abs((rows[0].ratio ?? 0) - 1.1) < 1e-9)
        #expect(rows[1].ratio == nil && rows[1].baseMedian == 0)
    }

    @Test func `a counter that rose from zero is more, without a ratio`() throws {
        let benchCase = try Make.benchCase()
        let metric = try #require(Figure.named("major-faults"))
        let sources = [0, 3000].map { count in
            CompareMake.source(
                "x",
                [CompareMake.result(benchCase, [1, 1]) { $1[.majorFaults] = count }],
                metric: metric
            )
        }
        let row = try #require(Comparing.compare(sources)).rows[0]
        #expect(row.verdict == .slower && row.ratio == nil && row.otherMedian == 3)
    }

    @Test func `faults over unlike page sizes are not comparable`() throws {
        let benchCase = try Make.benchCase()
        let metric = try #require(Figure.named("faults"))
        let sources = [0, 2 << 20].map { bytes in
            let result = CompareMake.result(benchCase, [1, 1]) {
                $1[.minorFaults] = 50; $1.filePmdMappedBytes = bytes
            }
            return CompareMake.source("x", [result], metric: metric)
        }
        let rows = try #require(Comparing.compare(sources)).rows
        #expect(rows.allSatisfy { $0.verdict == .notComparable })
        #expect(
            rows[0].note == "the kernel mapped 0.00 B of the file in 2 MiB entries in the base, 2.00 MiB in the other"
        )
    }

    /// What each metric is read from.
    private static let columns = [
        "time": ["metric_ns_per_op"], "mean": ["mean_ns_per_op"], "p95": ["p95_ns_per_op"],
        "latency-p50": ["latency_p50_ns"], "latency-p99": ["latency_p99_ns"], "latency-p99.9": ["latency_p99_9_ns"],
        "cpu": ["user_ns", "system_ns"], "user": ["user_ns"], "system": ["system_ns"],
        "faults": ["minor_faults", "major_faults"], "minor-faults": ["minor_faults"],
        "major-faults": ["major_faults"], "syscalls": ["syscalls"],
        "switches": ["voluntary_switches", "involuntary_switches"],
        "device-bytes": ["device_read_bytes", "device_write_bytes"], "device-read-bytes": ["device_read_bytes"],
        "device-write-bytes": ["device_write_bytes"], "dirtied-bytes": ["dirtied_bytes"],
    ]

    @Test(arguments: Figure.compared)
    func `every metric is read from its columns`(metric: Figure) throws {
        let benchCase = try Make.benchCase()
        let result = CompareMake.result(benchCase, [1000, 1000]) { _, trial in
            for (place, column) in TrialColumn.all.enumerated() where place > 8 && column.kind != .digest {
                _ = column.set(.integer(1000 * (place + 1)), in: &trial)
            }
            trial.operations = 1000
        }
        let source = CompareMake.source("x", [result], metric: metric)
        let row = try #require(Comparing.compare([source, source])).rows.first
        let place = { (name: String) in Double((TrialColumn.all.firstIndex { $0.name == name } ?? 0) + 1) }
        let columns = try #require(Self.columns[metric.name])
        let sum = columns.map(place).reduce(0, +)
        #expect(row?.baseMedian == (metric.denominator == .none ? 1000 * sum : sum))
    }

    @Test func `figures at the ends of what a number holds give finite ratios`() throws {
        let benchCase = try Make.benchCase()
        let sources = [1e-200, 1e200].map { factor in
            let result = CompareMake.result(benchCase, [1000, 500]) { _, trial in
                trial.metricNanosecondsPerOperation = trial.metricNanosecondsPerOperation.map { $0 * factor }
            }
            return CompareMake.source("x", [result])
        }
        let finding = try #require(Comparing.compare(sources))
        let figures = finding.rows.flatMap { [$0.ratio, $0.lower, $0.upper, $0.detectable] }.compactMap(\.self)
        let means = finding.others[0].means.flatMap { [$0.ratio, $0.lower, $0.upper] }.compactMap(\.self)
        #expect(finding.rows[0].verdict == .slower && !means.isEmpty)
        #expect((figures + means).allSatisfy { $0.isFinite && $0 >= 0 }, "\(figures) \(means)")
    }

    @Test func `a metric that does not apply has no rows`() throws {
        #expect(try finding([1, 1], [1, 1], metric: try #require(Figure.named("device-write-bytes"))).rows.isEmpty)
    }

    @Test func `a comparison without a ratio says why`() throws {
        let benchCase = try Make.benchCase()
        func absence(_ other: CaseResult, metric: Figure = .time) throws -> CompareAbsence? {
            let base = CompareMake.result(benchCase, [1000, 500])
            let sources = [base, other].map { CompareMake.source("x", [$0], metric: metric) }
            return try #require(Comparing.compare(sources)).absence
        }
        #expect(try absence(CompareMake.result(benchCase, [1000, 500])) == nil)
        #expect(try absence(CompareMake.result(benchCase, [1000, 500], rounds: 5)) == .tooFewRounds(5))
        let refused = CompareMake.result(benchCase, [1000, 500]) { _, trial in
            trial = Trial(round: trial.round, position: 0, status: .refused, reason: "no")
        }
        #expect(try absence(refused) == .noValidTrial)
        let device = try #require(Figure.compared.first { $0.name == "device-bytes" })
        #expect(try absence(CompareMake.result(benchCase, [1000, 500]), metric: device) == .noValue)
        let elsewhere = CompareMake.result(try Make.benchCase(pattern: .sequential), [1000, 500])
        #expect(try absence(elsewhere)?.isNotComparable != true)
    }
}
