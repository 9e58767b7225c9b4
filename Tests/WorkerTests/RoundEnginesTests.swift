import Engines
import Foundation
import Platform
import Results
import Testing
import Workloads

@testable import Worker
import TestSupport

/// Rounds with the engines past and beside the page cache.
extension RoundRunnerTests {
    private static let further = ["pread", "direct", "preadv2", "uncached", "stdio", "mmap-window:window=256KiB"]
    /// On ext4 and xfs of Linux 6.14 and later all of them can be had.
    private static let hasAll = further.allSatisfy {
        EngineAvailability.problem(of: String($0.prefix { $0 != ":" })) == nil
    }

    @Test(
        "Engines past and beside the page cache are valid in one warm case",
        .enabled(if: hasAll, "an engine is missing here")
    )
    func furtherWarm() throws {
        let round = try RoundFixture { draft in
            draft.pattern = .random
            draft.engines = try Self.specs(Self.further + ["mmap:share=private"])
        }
        let trials = try round.run { trials in
            trials[2]?[.nowaitMisses] == 0 && trials.values.allSatisfy { $0.residentAfterBytes == 4 << 20 }
        }
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(round.benchCase.engines[engine]): \(trial.reason ?? "")")
            #expect(trial.residentAfterBytes == 4 << 20)
            #expect((trial.groups ?? 0) >= 3)
        }
        #expect(Set(trials.values.map(\.digest)).count == 1)
        // The figures of engines that take turns are told apart by process alone: what the device gave is the trial's own.
        #expect(trials[1]?[.deviceReadBytes] ?? 0 >= trials[1]?.bytes ?? 1)
        #expect(trials[2]?[.nowaitMisses] == 0 && trials[0]?[.nowaitMisses] == nil)
        #expect(trials[4]?[.syscalls] == nil && trials[3]?[.syscalls] != nil)
    }

    @Test("And in one cold case, each by itself", .enabled(if: hasAll, "an engine is missing here"))
    func furtherCold() throws {
        let round = try RoundFixture { draft in
            draft.cache = .cold
            draft.blockSize = .kibibytes(64)
            draft.engines = try Self.specs(Self.further + ["mmap:after=pageout", "mmap:after=cold"])
        }
        // MADV_PAGEOUT takes pages from the LRU lists, and the last few that a thread has read on another CPU are not there yet
        // (mm/swap.c: folios wait in each CPU's batch, and the call drains that of its own CPU only): one CPU.
        round.order.cpus = [try #require(try CPUSet.allowed().first)]
        // Neither this nor RWF_DONTCACHE promises that every page goes, nor anything that the others stay.
        let trials = try round.run { trials in
            let left = [3, 6, 7].map { trials[$0]?.residentAfterBytes ?? -1 }
            return left[0] < 1 << 20 && left[1] == 0 && left[2] == 4 << 20
        }
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(round.benchCase.engines[engine]): \(trial.reason ?? "")")
        }
        #expect(Set(trials.values.map(\.digest)).count == 1)
        #expect(trials[1]?.residentAfterBytes == 0)
        #expect(trials[3]?.residentAfterBytes ?? .max < 1 << 20)
        #expect(trials[6]?.residentAfterBytes == 0)
        #expect(trials[7]?.residentAfterBytes == 4 << 20)
    }

    @Test("A warm case with an engine that gives its pages back does not alternate")
    func givesBackAlone() throws {
        let round = try RoundFixture { draft in
            draft.pattern = .random
            draft.engines = try Self.specs(["pread", "mmap:after=cold"])
        }
        for trial in try round.runToTheEnd().values {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.groups == nil)
        }
    }

    @Test("Engines that need a device are refused in memory, and the others go on")
    func furtherInMemory() throws {
        let folder = try WorkFolder.create(in: "/dev/shm", prefix: "faultline-worker-tests-")
        defer { WorkFolder.remove(folder) }
        let round = try RoundFixture { $0.engines = try Self.specs(["pread", "direct", "uncached", "stdio"]) }
        round.order.data = DataSet(directory: folder, for: round.benchCase, seed: 1)
        try DataMaker.make(round.order.data)
        let trials = try round.run()
        #expect(trials[0]?.status == .valid && trials[3]?.status == .valid)
        #expect(trials[1]?.status == .refused && trials[1]?.reason?.contains("tmpfs") == true)
        #expect(trials[2]?.status == .refused)
        #expect(trials[2]?.reason?.contains("preadv2 with RWF_DONTCACHE") == true)
    }

    @Test("A trial of O_DIRECT whose bytes did not come from the device is invalid, with both figures")
    func detour() throws {
        let round = try RoundFixture { $0.engines = try Self.specs(["pread", "direct"]) }
        let cache = CachePrecondition(round.benchCase, data: round.data)
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.bytes = 4096
        for (engine, fetched, isSound) in [(0, 0, true), (0, 1 << 20, false), (1, 1 << 20, true), (1, 4095, false)] {
            trial[.deviceReadBytes] = fetched
            let problem = try cache.verify(&trial, by: .counts(round.benchCase.engines[engine]))
            #expect((problem == nil) == isSound, "\(engine) \(fetched)")
        }
    }
}
