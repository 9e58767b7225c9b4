import Engines
import Results
import TestSupport
import Testing
import Workloads

@testable import Harness

/// Which cases find the cache filled by another of their round.
@Suite struct FilledCachesTests {
    private func made(_ change: (inout CaseDraft) throws -> Void = { _ in }) throws -> (DataSet, Case) {
        var draft = CaseDraft()
        try change(&draft)
        let benchCase = try draft.makeCase()
        return (DataSet(directory: "/nowhere", for: benchCase, seed: 1), benchCase)
    }

    private func measured(_ round: Int, _ status: TrialStatus = .valid) -> MeasuredRound {
        MeasuredRound(
            benchCase: 0,
            round: round,
            builds: [
                [
                    (0, Trial(round: round, position: 0, status: .valid)),
                    (1, Trial(round: round, position: 1, status: status)),
                ]
            ]
        )
    }

    @Test func `another case of the same round does, over the same files and filled in the same way`() throws {
        let (data, benchCase) = try made()
        var filled = FilledCaches()
        #expect(!filled.hold(data, for: benchCase, round: 0))
        filled.note(data, of: benchCase, measured(0))
        #expect(try filled.hold(data, for: made { $0.pattern = .random }.1, round: 0))
        #expect(!filled.hold(data, for: benchCase, round: 1))
        #expect(try !filled.hold(data, for: made { $0.fill = .populate }.1, round: 0))
        #expect(try !filled.hold(made { $0.fileSize = .mebibytes(1) }.0, for: benchCase, round: 0))
    }

    @Test(arguments: [TrialStatus.invalid, .failed, .refused])
    func `no other case does after a round that was not valid`(status: TrialStatus) throws {
        let (data, benchCase) = try made()
        var filled = FilledCaches()
        filled.note(data, of: benchCase, measured(0))
        filled.note(data, of: benchCase, measured(0, status))
        #expect(!filled.hold(data, for: benchCase, round: 0))
    }

    @Test func `what cases share is no part of what a round takes`() throws {
        let cases = try [
            made().1, made { $0.pattern = .random }.1, made { $0.cache = .cold }.1,
            made { $0.fileSize = .mebibytes(1) }.1,
        ]
        let fill = Double(256 << 20) / 1.2e9
        #expect(abs(CostEstimate.secondsSharedPerRound(cases) - fill) < 0.001)
        // 256 MiB and 1 MiB of data.
        #expect(abs(CostEstimate.secondsToStart(cases) - (1.2 + Double(257 << 20) / 170e6)) < 0.001)
    }

    @Test func `what evicts or writes leaves nothing, and takes nothing`() throws {
        let (data, benchCase) = try made()
        for change: (inout CaseDraft) throws -> Void in [{ $0.cache = .cold }, { $0.operation = .write }] {
            let other = try made(change).1
            var filled = FilledCaches()
            filled.note(data, of: benchCase, measured(0))
            #expect(!filled.hold(data, for: other, round: 0))
            filled.note(data, of: other, measured(0))
            #expect(!filled.hold(data, for: benchCase, round: 0))
        }
    }
}
