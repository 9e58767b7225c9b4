import Analysis
import Results
import Testing
import Workloads

@Suite struct EngineSummaryTests {
    private func summary(_ trials: [Trial], kind: WorkKind = .file) throws -> EngineSummary {
        var result = CaseResult(try Make.benchCase(["pread"], kind: kind))
        for trial in trials { result.tables[0].append(trial) }
        return CaseFinding(summarising: result, calibration: nil).summaries[0]
    }

    @Test func `figures are medians over the valid trials`() throws {
        let summary = try summary(
            [100, 200, 300, 400, 1000].enumerated().map { Make.trial($0.offset, nanoseconds: $0.element) }
        )
        #expect(summary.medianNanosecondsPerOperation == 300)
        #expect(summary.madNanosecondsPerOperation == 100)
        #expect(summary.minNanosecondsPerOperation == 100 && summary.maxNanosecondsPerOperation == 1000)
        let rate = 4096.0 / 300 * 1e9
        #expect(summary.bytesPerSecond == rate)
        #expect(summary.operationsPerSecond == rate / 4096)
        #expect(summary.statuses.valid == 5 && summary.statuses.reasons.isEmpty)
    }

    @Test func `counters are for one operation`() throws {
        var trial = Make.trial(0, nanoseconds: 1000)
        trial[.minorFaults] = 60
        trial[.syscalls] = 1000
        trial[.userNanoseconds] = 250_000
        trial[.systemNanoseconds] = 500_000
        trial[.deviceReadBytes] = 8_192_000
        trial.openNanoseconds = 25
        trial.accessNanoseconds = 75
        trial.filePmdMappedBytes = 2 << 20
        let summary = try summary([trial])
        #expect(summary.counters[.minorFaults] == 0.06)
        #expect(summary.counters[.majorFaults] == nil)
        #expect(summary.counters[.syscalls] == 1)
        #expect(summary.deviceReadPerByte == 2)
        #expect(summary.phases.open == 0.25 && summary.phases.access == 0.75 && summary.phases.sync == nil)
        #expect(summary.filePmdMappedBytes == 2_097_152)
        #expect(summary.cpuShare == 0.75)
    }

    @Test func `statuses are counted with their reasons, the most frequent first`() throws {
        var trials = [Make.trial(0, nanoseconds: 1)]
        for round in 1...3 { trials.append(Trial(round: round, position: 0, status: .invalid, reason: "b")) }
        trials.append(Trial(round: 4, position: 0, status: .failed, reason: "a"))
        trials.append(Trial(round: 5, position: 0, status: .refused))
        let statuses = try summary(trials).statuses
        #expect([statuses.valid, statuses.invalid, statuses.failed, statuses.refused] == [1, 3, 1, 1])
        #expect(statuses.reasons.map(\.text) == ["b", "a", "no reason given"])
        #expect(statuses.reasons[0].count == 3)
    }

    @Test func `a spike is counted with its evidence, and not dropped`() throws {
        var trials = Make.times(100).enumerated().map { Make.trial($0.offset, nanoseconds: $0.element) }
        trials[4].metricNanosecondsPerOperation = 300
        trials[4][.majorFaults] = 2
        let summary = try summary(trials)
        #expect(summary.spikes.map(\.round) == [4])
        #expect(summary.spikes[0].majorFaults == 2)
        #expect(summary.maxNanosecondsPerOperation == 300)
    }

    @Test func `equal trials have no spikes`() throws {
        var trials = (0..<16).map { Make.trial($0, nanoseconds: 100) }
        trials[3].metricNanosecondsPerOperation = 101
        #expect(try summary(trials).spikes.isEmpty)
    }

    @Test func `figures that are no numbers, and counts of 0, make no NaN`() throws {
        var zero = Make.trial(1, nanoseconds: 50)
        zero.operations = 0
        zero.bytes = 0
        zero[.deviceReadBytes] = 0
        zero.accessNanoseconds = 0
        let summary = try summary([
            Make.trial(0, nanoseconds: .nan), zero, Make.trial(2, nanoseconds: 0), Make.trial(3, nanoseconds: -1),
        ])
        #expect(summary.medianNanosecondsPerOperation == 50)
        #expect(summary.deviceReadPerByte == nil)
        #expect(summary.phases.access == nil)
        #expect(!String(describing: summary).lowercased().contains("nan)"))
    }

    @Test func `a single round has figures`() throws {
        let summary = try summary([Make.trial(0, nanoseconds: 42)])
        #expect(summary.medianNanosecondsPerOperation == 42 && summary.madNanosecondsPerOperation == 0)
    }
}
