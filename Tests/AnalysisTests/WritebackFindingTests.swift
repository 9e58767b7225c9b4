import Results
import Testing
import Workloads

@testable import Analysis

@Suite struct WritebackFindingTests {
    private func finding(
        _ operation: Operation,
        durability: Durability = .none,
        beyond: Bool = false,
        written: [Int?]
    ) throws -> WritebackFinding? {
        var benchCase = try Make.benchCase(operation: operation, durability: durability)
        if beyond { benchCase.conditions.writeback = .beyond }
        let trials = written.enumerated().map { round, pages in
            var trial = Make.trial(round, nanoseconds: 100)
            trial[.writtenPages] = pages
            return trial
        }
        return WritebackFinding(benchCase, trials: [trials, trials])
    }

    @Test func `a case that writes is without write-back where each valid trial has been looked at`() throws {
        #expect(try finding(.mixed, written: [0, 3]) == .without)
        #expect(try finding(.mixed, beyond: true, written: [99999]) == .under)
        // As of version 0.1.0, which did not look.
        #expect(try finding(.mixed, written: [0, nil]) == nil)
        #expect(try finding(.mixed, written: []) == nil)
        #expect(try finding(.read, written: [0]) == nil)
        #expect(try finding(.write, durability: .end, written: [0]) == nil)
    }

    @Test func `trials that are not valid say nothing`() throws {
        let benchCase = try Make.benchCase(operation: .write)
        var looked = Make.trial(0, nanoseconds: 100)
        looked[.writtenPages] = 0
        var refused = Make.trial(1, nanoseconds: 100)
        refused.status = .refused
        #expect(WritebackFinding(benchCase, trials: [[looked, refused]]) == .without)
        #expect(WritebackFinding(benchCase, trials: [[refused]]) == nil)
    }
}
