import Foundation
import Platform
import Results
import Testing
import Workloads

@testable import Worker

@Suite("Two workers that take turns, on real files", .serialized, .timeLimit(.minutes(2)))
struct TurnTests {
    private func fixture() throws -> RoundFixture {
        try RoundFixture { draft in
            draft.pattern = .random
            draft.consumption = .copy
        }
    }

    @Test("Both have valid trials with one digest, and the second takes the cache as the first has filled it")
    func pair() throws {
        let round = try fixture()
        let watch = try SignalWatch()
        defer { watch.release() }
        let turns = try TurnSocket()
        let workers = try zip([RoundOrder.Turn.first, .second], turns.ends).map { try round.start($0, $1) }
        turns.close()
        let both = try workers.map { try round.finish($0, watch) }
        #expect(both.map(\.count) == [2, 2])
        for trial in both.flatMap(\.values) {
            #expect(trial.status == .valid, "\(trial.reason ?? "")")
            #expect(trial.residentBeforeBytes == 4 << 20)
            #expect((trial.groups ?? 0) >= 3)
            #expect((trial.wallNanoseconds ?? 0) >= 3_000_000)
            #expect(trial[.deviceReadBytes] == 0)
        }
        let digests = Set(both.flatMap(\.values).map(\.digest))
        #expect(digests.count == 1 && digests.first != .some(nil))
    }

    @Test("A worker whose partner dies finishes alone", arguments: [RoundOrder.Turn.first, .second])
    func widowed(_ turn: RoundOrder.Turn) throws {
        let round = try fixture()
        round.order.minTrialNanoseconds = 100_000_000
        if turn == .second { _ = try Data(contentsOf: URL(fileURLWithPath: round.file)) }
        let watch = try SignalWatch()
        defer { watch.release() }
        let turns = try TurnSocket()
        let worker = try round.start(turn, turns.ends[0])
        // The partner is this process, which leaves when the worker has been at work once.
        let end = fcntl(turns.ends[1], F_DUPFD_CLOEXEC, 3)
        turns.close()
        let partner = TurnTaking(descriptor: end)
        if turn == .first { partner.wait() }
        for _ in 0..<2 { #expect(partner.handOver(isDone: false)) }
        close(end)
        #expect(!partner.partnerIsDone)
        let trials = try round.finish(worker, watch)
        #expect(trials.count == 2)
        #expect(trials.values.allSatisfy { $0.status == .valid }, "\(trials.values.map(\.reason))")
        #expect(trials.values.allSatisfy { ($0.wallNanoseconds ?? 0) >= 100_000_000 })
    }
}
