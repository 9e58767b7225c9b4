import Analysis
import Testing
import Workloads

@testable import Reports
import TestSupport

@Suite struct CaseTitleTests {
    private func title(_ threads: Int, _ sharing: Sharing) throws -> String {
        var draft = CaseDraft()
        draft.workload = "w"
        draft.threads = threads
        draft.sharing = sharing
        return CaseBlock.title(try draft.makeCase())
    }

    @Test func `a title tells how many threads or processes there are, and one too that shares nothing`() throws {
        let plain = try title(1, .shared)
        #expect(!plain.contains("thread") && !plain.contains("process"))
        #expect(try title(2, .shared) == "\(plain), 2 threads")
        #expect(try title(1, .own) == "\(plain), 1 thread with a file and mapping of its own")
        #expect(try title(2, .own) == "\(plain), 2 threads with files and mappings of their own")
        #expect(try title(1, .processes) == "\(plain), 1 process")
        #expect(try title(2, .processes) == "\(plain), 2 processes")
    }

    @Test func `a title tells of write-back what trials have shown, and what is asked for where they have not`() throws
    {
        var draft = CaseDraft()
        draft.operation = .write
        let plain = CaseBlock.title(try draft.makeCase())
        #expect(!plain.contains("write-back"))
        #expect(CaseBlock.title(try draft.makeCase(), .without) == "\(plain), without write-back")
        draft.writeback = .beyond
        #expect(CaseBlock.title(try draft.makeCase()) == "\(plain), write-back beyond the limits")
        #expect(CaseBlock.title(try draft.makeCase(), .under) == "\(plain), under write-back")
    }

    @Test func `an engine's row is noted where its figure is of another kind`() throws {
        #expect(try EngineNote.lines(of: EngineSpec(parsing: "pread")) == [])
        #expect(try EngineNote.lines(of: EngineSpec(parsing: "mmap:advice=random")) == [])
        let direct = try EngineNote.lines(of: EngineSpec(parsing: "direct"))
        #expect(direct == ["direct: its bytes are the device's, past the page cache, warm or cold"])
        let deep = try EngineNote.lines(of: EngineSpec(parsing: "io_uring:depth=2"))
        #expect(deep == ["io_uring:depth=2: queue depth 2: elapsed time per operation, not its latency"])
        #expect(try EngineNote.lines(of: EngineSpec(parsing: "io_uring")) == [])
    }
}
