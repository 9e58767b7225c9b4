import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker
import TestSupport

@Suite("Two workers that take turns, on real files", .serialized, .timeLimit(.minutes(5)))
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
        let both = try undisturbed(until: { $0.flatMap(\.values).allSatisfy { $0[.deviceReadBytes] == 0 } }) {
            let turns = try TurnSocket()
            let workers = try zip([RoundOrder.Turn.first, .second], turns.ends).map { try round.start($0, $1) }
            turns.close()
            return try workers.map { try round.finish($0, watch) }
        }
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
        let watch = try SignalWatch()
        defer { watch.release() }
        // On a busy machine the worker may be done before its partner leaves, and reclaim may take its pages.
        func isWidowed(_ wasDone: Bool, _ trials: [Int: Trial]) -> Bool {
            !wasDone && trials.values.allSatisfy { $0.status == .valid }
        }
        let (wasDone, trials) = try undisturbed(until: isWidowed) {
            if turn == .second { _ = try Data(contentsOf: URL(fileURLWithPath: round.file)) }
            let turns = try TurnSocket()
            let worker = try round.start(turn, turns.ends[0])
            // The partner is this process, which leaves when the worker has been at work once.
            let end = fcntl(turns.ends[1], F_DUPFD_CLOEXEC, 3)
            turns.close()
            // A worker that does not hand over for a minute hangs: no read here waits for good.
            var patience = timeval(tv_sec: 60, tv_usec: 0)
            let start = Platform.Clock.now()
            let size = socklen_t(MemoryLayout<timeval>.size)
            try #require(unsafe setsockopt(end, SOL_SOCKET, SO_RCVTIMEO, &patience, size) == 0)
            let partner = TurnTaking(descriptor: end)
            if turn == .first { partner.wait() }
            for _ in 0..<2 { #expect(partner.handOver(isDone: false)) }
            close(end)
            try #require(Platform.Clock.now() - start < 60_000_000_000, "the worker does not hand over")
            return (partner.partnerIsDone, try round.finish(worker, watch))
        }
        #expect(!wasDone)
        #expect(trials.count == 2)
        #expect(trials.values.allSatisfy { $0.status == .valid }, "\(trials.values.map(\.reason))")
        #expect(trials.values.allSatisfy { ($0.wallNanoseconds ?? 0) >= 100_000_000 })
    }
}
