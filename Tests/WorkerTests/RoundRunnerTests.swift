import Engines
import Foundation
import Platform
import Results
import Testing
import Workloads

@testable import Worker

@Suite("A round, on real files", .serialized)
struct RoundRunnerTests {
    @Test("A warm steady read is valid for both engines, fully resident before and after, with one digest")
    func warmRead() throws {
        let round = try RoundFixture { draft in
            draft.pattern = .random
            draft.consumption = .copy
        }
        let trials = try round.run()
        #expect(trials.count == 2)
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(engine): \(trial.reason ?? "")")
            #expect(trial.residentBeforeBytes == 4 << 20)
            #expect(trial.residentAfterBytes == 4 << 20)
            #expect((trial.groups ?? 0) >= 3)
            #expect((trial.wallNanoseconds ?? 0) >= 3_000_000)
            #expect(trial.deviceReadBytes == 0)
            #expect(trial.openNanoseconds == nil && trial.dirtiedBytes == nil && trial.deviceWriteBytes == nil)
        }
        #expect(trials[0]?.digest == trials[1]?.digest && trials[0]?.digest != nil)
        #expect(trials[0]?.syscalls == trials[0]?.operations)
        #expect(trials[1]?.syscalls == 0)
        #expect(trials[0]?.filePmdMappedBytes != nil)
    }

    @Test("A cold pass starts from nothing, reads the device once, and has every phase")
    func coldRead() throws {
        let round = try RoundFixture { $0.cache = .cold }
        for (engine, trial) in try round.run() {
            #expect(trial.status == .valid, "\(engine): \(trial.reason ?? "")")
            #expect(trial.residentBeforeBytes == 0)
            #expect(trial.batches == 1)
            #expect((trial.deviceReadBytes ?? 0) >= 4 << 20)
            #expect(trial.openNanoseconds != nil && trial.closeNanoseconds != nil)
            #expect((trial.mapNanoseconds != nil) == (engine == 1))
            #expect((trial.unmapNanoseconds != nil) == (engine == 1))
        }
    }

    @Test("A file that someone has mapped can't be made cold, and the trial is invalid, not slow")
    func mappedFile() throws {
        let round = try RoundFixture { $0.cache = .cold }
        let file = try FileHandle(round.file)
        let mapping = try Mapping(file.descriptor, length: 4 << 20)
        try mapping.advise(.populateRead)
        let trials = try round.run()
        #expect(trials.values.allSatisfy { $0.status == .invalid })
        #expect(trials[0]?.reason?.hasPrefix("not cold: ") == true)
        try mapping.unmap()
    }

    @Test("Data on tmpfs has no cold state: the trials are refused with the reason")
    func coldOnTmpfs() throws {
        let folder = try WorkFolder.create(in: "/dev/shm", prefix: "faultline-worker-tests-")
        defer { WorkFolder.remove(folder) }
        let round = try RoundFixture { $0.cache = .cold }
        round.order.data = DataSet(directory: folder, for: round.benchmark, seed: 1)
        try DataMaker.make(round.order.data)
        let trials = try round.run()
        #expect(trials.count == 2)
        #expect(trials.values.allSatisfy { $0.status == .refused && $0.reason?.contains("tmpfs") == true })
    }

    @Test("A flipped byte in the file fails both engines, in each consumption", arguments: Consumption.allCases)
    func damagedFile(_ consumption: Consumption) throws {
        let round = try RoundFixture { draft in
            draft.consumption = consumption
            draft.blockSize = .kibibytes(4)
        }
        try flipByte(of: round.file, at: 8192 + 100)
        let trials = try round.run()
        // A byte that neither touch nor the copy's last word takes is found by the untimed pass alone.
        #expect(trials.values.allSatisfy { $0.status == .failed }, "\(trials)")
    }

    @Test("A file that is gone fails each engine by itself, with the reason")
    func missingFile() throws {
        let round = try RoundFixture { draft in
            draft.kind = .smallFiles
            draft.fileCount = 8
        }
        try FileManager.default.removeItem(atPath: round.data.path(ofFile: 3))
        let trials = try round.run()
        #expect(trials.count == 2)
        #expect(trials.values.allSatisfy { $0.status == .failed && $0.reason?.contains("No such file") == true })
    }

    @Test("Writes leave the payload of the last engine, and their digest is the same for every engine")
    func writes() throws {
        let round = try RoundFixture { draft in
            draft.operation = .write
            draft.pattern = .random
            draft.durability = .end
        }
        let trials = try round.run()
        #expect(trials.values.allSatisfy { $0.status == .valid }, "\(trials.values.map(\.reason))")
        #expect(trials[0]?.digest == trials[1]?.digest && trials[0]?.digest != nil)
        #expect(trials.values.allSatisfy { ($0.dirtiedBytes ?? 0) > 0 && $0.deviceWriteBytes != nil })
        #expect(trials.values.allSatisfy { ($0.syncNanoseconds ?? 0) > 0 })
        round.order.round = 1
        round.order.order = [1, 0]
        let second = try round.run()
        #expect(second.values.allSatisfy { $0.status == .valid }, "\(second)")
        #expect(second[0]?.position == 1)
    }

    @Test("Nothing stays dirty after writes that asked for no durability")
    func settled() throws {
        let round = try RoundFixture { draft in
            draft.operation = .write
            draft.pattern = .random
        }
        #expect(try round.run().values.allSatisfy { $0.status == .valid && $0.deviceWriteBytes == nil })
        let residency = try PageCache.residency(of: FileHandle(round.file))
        #expect(residency.dirty == 0)
        #expect(residency.cached > 0)
    }

    @Test("Small files report scaled phases, and four calls for read against five for mmap")
    func smallFiles() throws {
        let round = try RoundFixture { draft in
            draft.kind = .smallFiles
            draft.fileSize = .kibibytes(4)
            draft.fileCount = 64
            draft.pattern = .random
            draft.engines = try Self.specs(["read", "mmap", "stdio", "stdio:stdio-buffer=64KiB"])
        }
        let trials = try round.run()
        #expect(trials.values.allSatisfy { $0.status == .valid }, "\(trials.values.map(\.reason))")
        #expect(trials[0]?.syscalls == (trials[0]?.operations).map { $0 * 4 })
        #expect(trials[1]?.syscalls == (trials[1]?.operations).map { $0 * 5 })
        #expect(trials[1]?.minorFaults ?? 0 >= trials[1]?.operations ?? 1)
        #expect(trials[0]?.mapNanoseconds == nil && trials[1]?.mapNanoseconds ?? 0 > 0)
        #expect(trials[0]?.filePmdMappedBytes == nil)
    }

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
        let trials = try round.run()
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(round.benchmark.engines[engine]): \(trial.reason ?? "")")
            #expect(trial.residentAfterBytes == 4 << 20)
            #expect((trial.groups ?? 0) >= 3)
        }
        #expect(Set(trials.values.map(\.digest)).count == 1)
        // The figures of engines that take turns are told apart by process alone: what the device gave is the trial's own.
        #expect(trials[1]?.deviceReadBytes ?? 0 >= trials[1]?.bytes ?? 1)
        #expect(trials[2]?.nowaitMisses == 0 && trials[0]?.nowaitMisses == nil)
        #expect(trials[4]?.syscalls == nil && trials[3]?.syscalls != nil)
    }

    @Test("And in one cold case, each by itself", .enabled(if: hasAll, "an engine is missing here"))
    func furtherCold() throws {
        let round = try RoundFixture { draft in
            draft.cache = .cold
            draft.blockSize = .kibibytes(64)
            draft.engines = try Self.specs(Self.further + ["mmap:after=pageout", "mmap:after=cold"])
        }
        let trials = try round.run()
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(round.benchmark.engines[engine]): \(trial.reason ?? "")")
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
        for trial in try round.run().values {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.groups == nil)
        }
    }

    @Test("Engines that need a device are refused in memory, and the others go on")
    func furtherInMemory() throws {
        let folder = try WorkFolder.create(in: "/dev/shm", prefix: "faultline-worker-tests-")
        defer { WorkFolder.remove(folder) }
        let round = try RoundFixture { $0.engines = try Self.specs(["pread", "direct", "uncached", "stdio"]) }
        round.order.data = DataSet(directory: folder, for: round.benchmark, seed: 1)
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
        let runner = RoundRunner(order: round.order) { _ in }
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.bytes = 4096
        for (engine, fetched, isSound) in [(0, 0, true), (0, 1 << 20, false), (1, 1 << 20, true), (1, 4095, false)] {
            trial.deviceReadBytes = fetched
            let run = try EngineRun(round.order, index: engine, position: 0, work: runner.work)
            #expect(try (runner.coolness(of: trial, run) == nil) == isSound, "\(engine) \(fetched)")
        }
    }

    private static func specs(_ engines: [String]) throws -> [EngineSpec] { try engines.map(EngineSpec.init(parsing:)) }

    @Test("Every kind of case is valid with every engine that can do it", arguments: Self.drafts)
    func everyKind(_ draft: CaseDraft) throws {
        let round = try RoundFixture { base in
            let size = base.fileSize
            base = draft
            base.fileSize = draft.fileSize ?? size
        }
        for (engine, trial) in try round.run() {
            #expect(trial.status == .valid, "\(round.benchmark.engines[engine]): \(trial.reason ?? "")")
            #expect((trial.metricNanosecondsPerOperation ?? 0) > 0)
            #expect(trial.threads == round.benchmark.threads)
        }
    }

    static let drafts: [CaseDraft] = {
        var drafts: [CaseDraft] = []
        func add(_ change: (inout CaseDraft) -> Void) {
            var draft = CaseDraft()
            change(&draft)
            drafts.append(draft)
        }
        add { $0.mapping = .firstTouch }
        add {
            $0.mapping = .firstTouch
            $0.pattern = .random
        }
        add { $0.fileSize = ByteSize((4 << 20) + 4093) }
        add {
            $0.pattern = .zipf(exponent: 0.9)
            $0.threads = 2
            $0.consumption = .touch
        }
        add { $0.threads = 3 }
        add {
            $0.operation = .mixed
            $0.pattern = .random
            $0.consumption = .sum
        }
        add {
            $0.operation = .mixed
            $0.pattern = .random
            $0.durability = .end
            $0.engines = ["pread", "preadv2", "direct", "mmap-window:window=64KiB"].compactMap {
                try? EngineSpec(parsing: $0)
            }
        }
        add {
            $0.operation = .write
            $0.durability = .end
            $0.engines = ["write", "direct", "mmap-window:window=1MiB"].compactMap { try? EngineSpec(parsing: $0) }
        }
        add {
            $0.operation = .mixed
            $0.durability = .every(100)
            $0.pattern = .random
        }
        add {
            $0.operation = .write
            $0.mapping = .firstTouch
            $0.threads = 2
        }
        add {
            $0.cache = .cold
            $0.pattern = .random
            $0.blockSize = ByteSize(64)
        }
        add { $0.fill = .populate }
        add { $0.fill = .random(.kibibytes(4)) }
        add {
            $0.mapping = .firstTouch
            $0.engines = [
                "read:advice=sequential", "mmap:populate=map", "mmap:populate=read", "mmap:populate=willneed",
                "mmap:advice=sequential:populate=read",
            ].compactMap { try? EngineSpec(parsing: $0) }
        }
        return drafts
    }()

    private func flipByte(of path: String, at offset: Int) throws {
        let file = try FileHandle(path, .readWrite)
        let byte = try file.bytes(in: offset..<offset + 1)[0]
        try unsafe [byte ^ 1].withUnsafeBytes { try unsafe file.write($0, at: offset) }
    }
}
