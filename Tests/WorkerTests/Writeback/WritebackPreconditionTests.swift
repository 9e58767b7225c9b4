import Engines
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

/// What is refused beforehand, and what of a trial is noticed afterwards, on real files under another /proc.
@Suite struct WritebackPreconditionTests {
    private func precondition(_ round: RoundFixture, _ proc: FakeProc) throws -> WritebackPrecondition {
        try #require(
            WritebackPrecondition(round.benchCase, data: round.data, device: nil, root: proc.root)
        )
    }

    /// What it says beforehand, while the other /proc is there.
    private func refusal(_ round: RoundFixture, _ proc: FakeProc) throws -> String? {
        try withExtendedLifetime(proc) { try precondition(round, proc).refusal() }
    }

    private func mixed(_ change: (inout CaseDraft) throws -> Void = { _ in }) throws -> RoundFixture {
        try RoundFixture { draft in
            draft.operation = .mixed
            draft.pattern = .random
            try change(&draft)
        }
    }

    @Test func `a case that reads, and one in memory, has nothing to be written back`() throws {
        let reads = try RoundFixture { _ in }
        #expect(WritebackPrecondition(reads.benchCase, data: reads.data, device: nil) == nil)
        let writes = try mixed()
        #expect(WritebackPrecondition(writes.benchCase, data: writes.data, device: nil) != nil)
    }

    @Test func `a case that dirties more than half of the limit is refused, with what would change that`() throws {
        let round = try mixed()
        // 4 MiB are 1024 pages.
        #expect(try refusal(round, FakeProc(background: 2048)) == nil)
        #expect(
            try refusal(round, FakeProc(background: 2047)) == """
                writeback within: the case dirties 4 MiB beside 0 MiB that wait already, more than half of the 8 MiB from which on \
                the kernel writes back; choose a smaller file-size, raise vm.dirty_background_bytes (or _ratio), or ask for \
                writeback: beyond
                """
        )
    }

    @Test func `what others have dirtied counts, unless it can be written first`() throws {
        let round = try mixed()
        #expect(try refusal(round, FakeProc(background: 4096, dirty: 1024)) == nil)
        let reason = try refusal(round, FakeProc(background: 4096, dirty: 1025))
        #expect(reason?.contains("beside 4 MiB that wait already") == true)
    }

    @Test func `a cold random pass dirties what it writes, and not the file`() throws {
        let round = try mixed {
            $0.cache = .cold
            $0.fileSize = .mebibytes(64)
            $0.operations = 16
        }
        #expect(try refusal(round, FakeProc(background: 2048)) == nil)
        #expect(try refusal(round, FakeProc(background: 1023)) != nil)
    }

    @Test func `under write-back a case must dirty more than the limit`() throws {
        let round = try mixed { $0.writeback = .beyond }
        #expect(try refusal(round, FakeProc(background: 1023)) == nil)
        #expect(
            try refusal(round, FakeProc(background: 1024)) == """
                writeback beyond: the case dirties 4 MiB, and the kernel writes back from 4 MiB on; choose a larger file-size, or \
                lower vm.dirty_background_bytes (or _ratio)
                """
        )
    }

    @Test func `what lies in tmpfs is never written back, and has no limit`() throws {
        for (condition, isRefused) in [(Writeback.within, false), (.beyond, true)] {
            let round = try mixed { $0.writeback = condition }
            let data = DataSet(directory: "/dev/shm", for: round.benchCase, seed: 1)
            let found = WritebackPrecondition(round.benchCase, data: data, device: nil)
            #expect((found?.refusal()?.contains("the data lies in memory (tmpfs)") == true) == isRefused)
            #expect((found == nil) == !isRefused)
        }
    }

    /// Runs an engine as the worker does; returns its trial and the precondition.
    private func trial(_ round: RoundFixture, engine: Int, _ proc: FakeProc) throws -> (Trial, WritebackPrecondition) {
        let writeback = try precondition(round, proc)
        let work = EngineWork(round.benchCase, data: round.data, seed: 1, round: 0, cpus: [])
        let run = try EngineRun(round.order, index: engine, position: 0, work: work)
        #expect(try writeback.prepare() == nil)
        try run.prepare()
        try writeback.run(run)
        var trial = run.trial()
        let problem = writeback.verify(&trial, by: .counts(run.engine))
        if let problem { trial.mark(.invalid, problem) }
        try run.finish()
        return (trial, writeback)
    }

    private static let tooOld =
        "dirty for longer than half of vm.dirty_expire_centisecs, after which the kernel writes back"

    @Test(arguments: [0, 1]) func `what can't be young enough is invalid`(engine: Int) throws {
        let round = try mixed()
        #expect(try trial(round, engine: engine, FakeProc(background: 1 << 20, expire: 0)).0.reason == Self.tooOld)
    }

    @Test(arguments: [0, 1]) func `what becomes too old is cleaned and dirtied again within the trial`(engine: Int)
        throws
    {
        let round = try mixed()
        round.order.minTrialNanoseconds = 1_000_000_000
        round.order.groupNanoseconds = 10_000_000
        let (trial, writeback) = try trial(round, engine: engine, FakeProc(background: 1 << 20, expire: 80))
        // A machine that held the trial up for longer than that can't be helped.
        #expect(writeback.cleanings > 1 || trial.reason == Self.tooOld)
    }

    @Test func `syncs of the work are no write-back`() throws {
        let round = try mixed { $0.durability = .every(8) }
        let (trial, _) = try trial(round, engine: 1, FakeProc(background: 1 << 20))
        #expect(trial.status == .valid, "\(trial.reason ?? "")")
        #expect(trial[.writtenPages] != nil)
    }

    private func verdict(_ round: RoundFixture, _ engine: Int, _ change: (inout Trial) -> Void) throws -> String? {
        let writeback = try precondition(round, FakeProc(background: 1 << 20))
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.operations = 100_000
        trial[.writtenPages] = 256
        trial[.deviceWriteBytes] = 1 << 20
        trial[.minorFaults] = 90
        trial[.majorFaults] = 10
        change(&trial)
        return writeback.verify(&trial, by: .counts(round.benchCase.engines[engine]))
    }

    private static let faulted =
        "write-back ran: a mapping that was used before had a fault in more than 1 of 1000 operations"

    @Test func `pages written, bytes written and faults each make a trial invalid, and the first two may be others'`()
        throws
    {
        let round = try mixed()
        #expect(try verdict(round, 0) { _ in } == nil && verdict(round, 1) { _ in } == nil)
        for engine in [0, 1] {
            #expect(try verdict(round, engine) { $0[.writtenPages] = 257 } == WritebackPrecondition.disturbance)
            #expect(try verdict(round, engine) { $0[.deviceWriteBytes] = 1 << 21 } == WritebackPrecondition.disturbance)
        }
        #expect(try verdict(round, 1) { $0[.minorFaults] = 91 } == Self.faulted)
        #expect(try verdict(round, 1) { ($0[.minorFaults], $0[.writtenPages]) = (91, 1000) } == Self.faulted)
        // A system call may fault as it likes.
        #expect(try verdict(round, 0) { $0[.minorFaults] = 5000 } == nil)
    }

    @Test func `windows and fresh mappings fault by their nature, and O_DIRECT writes by its own`() throws {
        let windows = try mixed {
            $0.engines = try ["pread", "mmap-window:window=64KiB", "direct"].map { try EngineSpec(parsing: $0) }
        }
        #expect(try verdict(windows, 1) { $0[.minorFaults] = 5000 } == nil)
        #expect(try verdict(windows, 2) { $0[.deviceWriteBytes] = 1 << 30 } == nil)
        let fresh = try mixed { $0.mapping = .firstTouch }
        #expect(try verdict(fresh, 1) { $0[.minorFaults] = 5000 } == nil)
    }
}
