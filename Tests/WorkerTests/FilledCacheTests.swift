import Engines
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

/// A cache that another case of the round has filled.
@Suite struct FilledCacheTests {
    /// Pages that a process has mapped stay in the cache, so that a worker that fills it anew has to say so.
    @Test func `a whole cache is taken as it is, and one that nobody has filled in the round is not`() throws {
        let round = try RoundFixture { $0.engines = try RoundRunnerTests.specs(["pread"]) }
        _ = try CachePrecondition(round.benchCase, data: round.data).prepare()
        let mapping = try Mapping(observing: FileHandle(round.file), length: round.data.fileSize)
        try mapping.advise(.populateRead)
        round.order.isFilled = true
        let taken = try undisturbed(until: { $0[0]?.status == .valid }) { try round.run() }
        #expect(taken[0]?.status == .valid, "\(taken)")
        round.order.isFilled = nil
        let anew = try round.run()
        #expect(anew[0]?.status == .invalid && anew[0]?.reason?.hasPrefix("not refilled: ") == true, "\(anew)")
        try mapping.unmap()
    }

    @Test func `what is gone meanwhile is filled anew`() throws {
        let round = try RoundFixture { $0.engines = try RoundRunnerTests.specs(["pread"]) }
        let file = try FileHandle(round.file)
        try file.syncData()
        try file.advise(.dontNeed)
        round.order.isFilled = true
        let trials = try undisturbed(until: { $0[0]?.status == .valid }) { try round.run() }
        #expect(trials[0]?.residentBeforeBytes == round.data.totalBytes, "\(trials)")
    }
}
