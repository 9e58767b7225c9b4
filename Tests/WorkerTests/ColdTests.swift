import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

/// What a cold trial has to prove, and where it can't be had.
@Suite(.serialized) struct ColdTests {
    private func cold(_ change: (inout CaseDraft) throws -> Void = { _ in }) throws -> RoundFixture {
        try RoundFixture {
            $0.cache = .cold
            try change(&$0)
        }
    }

    /// The worker of this round in this process, with a precondition beside its own.
    private func trials(_ round: RoundFixture, beside more: any Precondition) -> [Trial] {
        var trials: [Trial] = []
        let runner = RoundRunner(order: round.order, beside: [more]) { report in
            if case .trial(_, let trial) = report { trials.append(trial) }
        }
        runner.run()
        return trials
    }

    // MARK: - The two proofs

    @Test(arguments: [
        (0, 4 << 20, true), (0, (4 << 20) * 99 / 100 + 1, true), (0, (4 << 20) * 98 / 100, false), (0, 0, false),
        (0, 64 << 20, true), (4096, 4 << 20, false),
    ])
    func `a pass has nothing resident before, and fetched what it touched to 1 %`(
        before: Int,
        fetched: Int,
        isSound: Bool
    ) throws {
        let cache = CachePrecondition(try cold().work)
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.residentBeforeBytes = before
        trial[.deviceReadBytes] = fetched
        let problem = try cache.verify(&trial, by: .counts(EngineSpec(parsing: "mmap")))
        #expect((problem == nil) == isSound, "\(problem ?? "")")
        // What nobody counts proves nothing, and neither does it say that something is wrong.
        trial[.deviceReadBytes] = nil
        #expect((try cache.verify(&trial, by: .counts(EngineSpec(parsing: "mmap"))) == nil) == (before == 0))
    }

    @Test func `a file of which half is back is not cold, and the trial says how much`() throws {
        let round = try cold { $0.engines = [try EngineSpec(parsing: "pread")] }
        let trials = trials(round, beside: HalfBack(round.file))
        #expect(trials.map(\.status) == [.invalid])
        #expect(trials.first?.reason == "not cold: 2097152 bytes were back in the page cache before the timed part")
    }

    @Test func `a pass that finds what somebody else has read meanwhile is not cold`() throws {
        // Slow enough for another to come before: 1 s.
        let round = try cold {
            $0.pattern = .random
            $0.blockSize = .kibibytes(4)
            $0.rate = 1000
            $0.operations = 1000
            $0.engines = [try EngineSpec(parsing: "pread:advice=random")]
        }
        let path = round.file
        let file = try Platform.FileHandle(path)
        func isInvalid(_ trials: [Int: Trial]) -> Bool { trials[0]?.status == .invalid }
        let trials = try undisturbed(until: isInvalid) { () throws -> [Int: Trial] in
            _ = try PageCache.evict(file)
            let watch = try SignalWatch()
            let worker = try round.start()
            for _ in 0..<30_000 where try PageCache.residency(of: file).cached == 0 { usleep(1000) }
            try file.forEachPiece { _ in }
            return try round.finish(worker, watch)
        }
        let reason = trials[0]?.reason ?? ""
        #expect(reason.hasPrefix("not cold: ") && reason.hasSuffix("in the pages that it read came from the device"))
    }

    // MARK: - Where it can't be had

    @Test func `a file that another process has mapped is refused, and the process named`() throws {
        let round = try cold()
        let file = try Platform.FileHandle(round.file)
        let mapping = try Mapping(file.descriptor, length: 4 << 20)
        // Reclaim may take mapped pages, too.
        func areAllRefused(_ trials: [Int: Trial]) -> Bool { trials.values.allSatisfy { $0.status == .refused } }
        let trials = try undisturbed(until: areAllRefused) {
            try mapping.advise(.populateRead)
            return try round.run()
        }
        #expect(areAllRefused(trials))
        #expect(trials[0]?.reason?.contains("process \(ParentWatch.processID) (") == true, "\(trials[0]?.reason ?? "")")
        try mapping.unmap()
    }

    @Test func `a file with a hole is refused before anything is measured, and a warm case is not`() throws {
        let round = try cold { $0.engines = try ["pread", "mmap"].map { try EngineSpec(parsing: $0) } }
        let file = try Platform.FileHandle(round.file, .readWrite)
        try file.truncate(to: 1 << 20)
        try file.truncate(to: 4 << 20)
        let trials = try round.run()
        #expect(trials.count == 2)
        #expect(trials.values.allSatisfy { $0.status == .refused && $0.reason?.contains("holes") == true })
        let work = EngineWork(try CaseDraft().makeCase(), data: round.data, seed: 1, round: 0, cpus: [])
        #expect(CachePrecondition(work).refusal() == nil)
    }

    @Test(
        .enabled(if: LoopFileSystem.btrfsObstacle == nil, "\(LoopFileSystem.btrfsObstacle ?? "")"),
        arguments: [1024, 2000, 4096, 6000]
    )
    func `small files of btrfs are cold where they have blocks of their own, and refused beside the inode`(
        size: Int
    ) throws {
        let system = try LoopFileSystem(.btrfs)
        let round = try cold {
            $0.kind = .smallFiles
            $0.fileSize = ByteSize(size)
            $0.fileCount = 32
        }
        round.order.data = DataSet(directory: system.path, for: round.benchCase, seed: 1)
        try DataMaker.make(round.order.data)
        for trial in try round.run().values {
            #expect(trial.status == (size < 4096 ? .refused : .valid), "\(trial.reason ?? "")")
            #expect((trial.reason?.contains("inline data") ?? false) == (size < 4096))
            let pages = (size + 4095) / 4096
            if size >= 4096 { #expect(trial[.deviceReadBytes] ?? 0 >= 32 * pages * 4096) }
        }
    }

    // MARK: - Where pages can't be counted

    @Test(.enabled(if: geteuid() == 0, "needs root, to give a file to another user"))
    func `another owner's file is looked at in places: cold is measured, and warm refused`() throws {
        let round = try cold()
        try #require(unsafe chown(round.file, 65534, 65534) == 0)
        for trial in try round.run().values {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.residentBeforeBytes == nil && trial[.deviceReadBytes] ?? 0 >= 4 << 20)
        }
        let warm = try RoundFixture { _ in }
        try #require(unsafe chown(warm.file, 65534, 65534) == 0)
        #expect(try warm.run().values.allSatisfy { $0.status == .refused })
    }
}

/// Has half of the file in the page cache again, after another precondition has evicted it.
private final class HalfBack: Precondition {
    let scope = PreconditionScope.engine
    private let path: String

    init(_ path: String) { self.path = path }

    func prepare() throws -> String? {
        let file = try Platform.FileHandle(path)
        try file.advise(.random)
        _ = try file.bytes(in: 0..<2 << 20)
        return nil
    }
}
