import Results
import Testing
import Workloads

@testable import Analysis

@Suite struct CountContrastTests {
    private func counts(
        calls: Int? = 0,
        minor: Int? = 0,
        major: Int? = 0,
        device: Int? = nil
    ) -> EngineCounts? {
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.operations = 100
        trial.bytes = 100
        trial.metricNanosecondsPerOperation = 1
        trial[.syscalls] = calls
        trial[.minorFaults] = minor
        trial[.majorFaults] = major
        trial[.deviceReadBytes] = device
        return EngineCounts(EngineSummary(engine: "x", trials: [trial]))
    }

    @Test func `counts are told for each engine, what is not there left out`() {
        #expect(counts(calls: 100, major: 400)?.text == "1 call, 4 major faults")
        #expect(counts(calls: 0, minor: 6)?.text == "0.06 minor faults")
        #expect(counts(device: 51_000)?.text == "no call and no fault, 510 bytes from the device for each byte asked")
        #expect(counts(calls: 200, device: 100)?.text == "2 calls, 1 byte from the device for each byte asked")
        #expect(counts(calls: nil, minor: nil, major: nil) == nil)
    }

    @Test func `a count leads where it differs by more than the times`() {
        let mapped = counts(calls: 0, major: 400)
        let called = counts(calls: 100)
        #expect(
            CountContrast.all(behind: mapped, ahead: called, times: 3).map(\.words)
                == ["4 major faults an operation against 1 call"]
        )
        let amplified = counts(calls: 0, major: 100, device: 51_000)
        let exact = counts(calls: 100, device: 100)
        #expect(
            CountContrast.all(behind: amplified, ahead: exact, times: 20).map(\.words) == [
                "1 major fault an operation against 1 call", "510 bytes from the device for each byte asked against 1",
            ]
        )
        #expect(
            CountContrast.all(behind: counts(calls: 400), ahead: counts(calls: 100), times: 2).map(\.words)
                == ["4 calls an operation against 1"]
        )
        #expect(
            CountContrast.all(behind: counts(minor: 100), ahead: counts(minor: 6), times: 2).map(\.words)
                == ["1 minor fault an operation against 0.06 minor faults"]
        )
    }

    @Test func `it does not where the times say more, or nothing differs`() {
        #expect(CountContrast.all(behind: counts(calls: 400), ahead: counts(calls: 100), times: 9).isEmpty)
        #expect(CountContrast.all(behind: counts(calls: 100), ahead: counts(calls: 100), times: 1).isEmpty)
        #expect(CountContrast.all(behind: counts(device: 120), ahead: counts(device: 60), times: 1).isEmpty)
        #expect(CountContrast.all(behind: nil, ahead: counts(), times: 1).isEmpty)
    }

    @Test func `a ratio against its medians is explained, and one with them is not`() throws {
        let parted = try #require(PartedPair("mmap", ratio: 0.95, median: 106, baseline: 100))
        #expect(parted.pairedWords.hasPrefix("mmap: ratio (0.95) and medians (1.06) point in opposite directions"))
        #expect(parted.unpairedWords.contains("opposite directions"))
        #expect(PartedPair("mmap", ratio: 0.95, median: 96, baseline: 100) == nil)
        #expect(PartedPair("mmap", ratio: 0.999, median: 106, baseline: 100) == nil)
        #expect(PartedPair("mmap", ratio: nil, median: 106, baseline: 100) == nil)
    }

    @Test func `costs that scatter were measured on a busy CPU`() {
        var spreads = CostSpreads()
        (spreads.clock, spreads.syscall) = (0.02, 0.04)
        #expect(!spreads.isBusy)
        spreads.copy = 0.31
        #expect(spreads.isBusy)
        #expect(Warning.busyCosts(spreads).description.contains("(clock ±2 %, system call ±4 %, copy ±31 %)"))
        let sums = [("pread", 1.12), ("mmap", 1.03)].map { ExplanationNote.EngineShare(engine: $0, share: $1) }
        let words = ExplanationNote.sumsAbove(sums).words
        #expect(words.hasPrefix("the parts add up to more than the whole (pread 112 %, mmap 103 %)"))
        #expect(ExplanationNote.unexplained([sums[1]]).words.contains("unexplained (mmap 103 %)"))
    }
}
