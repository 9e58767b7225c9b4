import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker
import TestSupport

@Suite("A round, on real files", .serialized)
struct RoundRunnerTests {
    @Test("A warm steady read is valid for both engines, fully resident before and after, with one digest")
    func warmRead() throws {
        let round = try RoundFixture { draft in
            draft.pattern = .random
            draft.consumption = .copy
        }
        let trials = try round.run {
            $0.values.allSatisfy { $0.residentAfterBytes == 4 << 20 && $0[.deviceReadBytes] == 0 }
        }
        #expect(trials.count == 2)
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(engine): \(trial.reason ?? "")")
            #expect(trial.residentBeforeBytes == 4 << 20)
            #expect(trial.residentAfterBytes == 4 << 20)
            #expect((trial.groups ?? 0) >= 3)
            #expect((trial.wallNanoseconds ?? 0) >= 3_000_000)
            #expect(trial[.deviceReadBytes] == 0)
            #expect(trial.openNanoseconds == nil && trial[.dirtiedBytes] == nil && trial[.deviceWriteBytes] == nil)
        }
        #expect(trials[0]?.digest == trials[1]?.digest && trials[0]?.digest != nil)
        #expect(trials[0]?[.syscalls] == trials[0]?.operations)
        #expect(trials[1]?[.syscalls] == 0)
        #expect(trials[0]?.filePmdMappedBytes != nil)
    }

    @Test("A cold pass starts from nothing, reads the device once, and has every phase")
    func coldRead() throws {
        let round = try RoundFixture { $0.cache = .cold }
        for (engine, trial) in try round.runToTheEnd() {
            #expect(trial.status == .valid, "\(engine): \(trial.reason ?? "")")
            #expect(trial.residentBeforeBytes == 0)
            #expect(trial.batches == 1)
            #expect((trial[.deviceReadBytes] ?? 0) >= 4 << 20)
            #expect(trial.openNanoseconds != nil && trial.closeNanoseconds != nil)
            #expect((trial.mapNanoseconds != nil) == (engine == 1))
            #expect((trial.unmapNanoseconds != nil) == (engine == 1))
        }
    }

    @Test("Data on tmpfs has no cold state: the trials are refused with the reason")
    func coldOnTmpfs() throws {
        let folder = try WorkFolder.create(in: "/dev/shm", prefix: "faultline-worker-tests-")
        defer { WorkFolder.remove(folder) }
        let round = try RoundFixture { $0.cache = .cold }
        round.order.data = DataSet(directory: folder, for: round.benchCase, seed: 1)
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
        let trials = try round.runToTheEnd()
        #expect(trials.values.allSatisfy { $0.status == .valid }, "\(trials.values.map(\.reason))")
        #expect(trials[0]?.digest == trials[1]?.digest && trials[0]?.digest != nil)
        #expect(trials.values.allSatisfy { ($0[.dirtiedBytes] ?? 0) > 0 && $0[.deviceWriteBytes] != nil })
        #expect(trials.values.allSatisfy { ($0.syncNanoseconds ?? 0) > 0 })
        round.order.round += 1
        round.order.order = [1, 0]
        let second = try round.runToTheEnd()
        #expect(second.values.allSatisfy { $0.status == .valid }, "\(second)")
        #expect(second[0]?.position == 1)
    }

    @Test("Nothing stays dirty after writes that asked for no durability")
    func settled() throws {
        let round = try RoundFixture { draft in
            draft.operation = .write
            draft.pattern = .random
        }
        let hasDevice = round.order.device != nil
        #expect(
            try round.runToTheEnd().values.allSatisfy {
                $0.status == .valid && ($0[.deviceWriteBytes] != nil) == hasDevice
            }
        )
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
        let trials = try round.runToTheEnd()
        #expect(trials.values.allSatisfy { $0.status == .valid }, "\(trials.values.map(\.reason))")
        #expect(trials[0]?[.syscalls] == (trials[0]?.operations).map { $0 * 4 })
        #expect(trials[1]?[.syscalls] == (trials[1]?.operations).map { $0 * 5 })
        #expect(trials[1]?[.minorFaults] ?? 0 >= trials[1]?.operations ?? 1)
        #expect(trials[0]?.mapNanoseconds == nil && trials[1]?.mapNanoseconds ?? 0 > 0)
        #expect(trials[0]?.filePmdMappedBytes == nil)
    }

    static func specs(_ engines: [String]) throws -> [EngineSpec] { try engines.map(EngineSpec.init(parsing:)) }

    private func flipByte(of path: String, at offset: Int) throws {
        let file = try FileHandle(path, .readWrite)
        let byte = try file.bytes(in: offset..<offset + 1)[0]
        try unsafe [byte ^ 1].withUnsafeBytes { try unsafe file.write($0, at: offset) }
    }
}
