import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

/// Rounds of the real worker on real files, with write-back and without.
@Suite(.serialized) struct WritebackRoundTests {
    private static let faulted =
        "write-back ran: a mapping that was used before had a fault in more than 1 of 1000 operations"

    private func round() throws -> RoundFixture {
        let round = try RoundFixture { draft in
            draft.operation = .mixed
            draft.pattern = .random
            draft.fileSize = .mebibytes(32)
        }
        round.order.minTrialNanoseconds = 400_000_000
        round.order.groupNanoseconds = 10_000_000
        return round
    }

    /// The trials of a round in which no page was reclaimed: the kernel may take clean ones at any moment, and what had to be read again
    /// is then the reason.
    private static func whole(_ run: () throws -> [Int: Trial]) rethrows -> [Int: Trial] {
        try undisturbed(until: { $0.values.allSatisfy { $0.reason?.hasPrefix("not warm: ") != true } }, run)
    }

    @Test func `a trial whose pages another process has written back is invalid, and was tried three times`() throws {
        let round = try round()
        let trials = try Self.whole { try Flushing.of(round.file) { try round.run() } }
        #expect(trials.count == 2)
        for (engine, trial) in trials {
            #expect(trial.status == .invalid, "engine \(engine)")
            let reasons = [WritebackPrecondition.disturbance] + (engine == 1 ? [Self.faulted] : [])
            #expect(reasons.contains(trial.reason ?? ""), "engine \(engine): \(trial.reason ?? "")")
            #expect((trial[.writtenPages] ?? 0) > 256)
            let isOthers = trial.reason == WritebackPrecondition.disturbance
            #expect(!isOthers || trial.repeats == WritebackPrecondition.mostRepeats)
        }
    }

    @Test func `a trial that nobody disturbs is valid, and has counted what was written meanwhile`() throws {
        let round = try round()
        let trials = try Self.whole(round.runToTheEnd)
        for (engine, trial) in trials {
            // Others may write at any moment, and the reason then is this one.
            let isOthers =
                trial.status == .invalid && [WritebackPrecondition.disturbance, Self.faulted].contains(trial.reason)
            #expect(trial.status == .valid || isOthers, "engine \(engine): \(trial.reason ?? "")")
            #expect(trial[.writtenPages] != nil && (trial[.deviceWriteBytes] == nil) == (round.order.device == nil))
            #expect(trial.status != .valid || (trial[.writtenPages] ?? 0) <= 256)
        }
    }

    @Test func `processes have their pages dirtied again, too, when they would become too old`() throws {
        let round = try RoundFixture { draft in
            draft.operation = .mixed
            draft.pattern = .random
            draft.threads = 2
            draft.sharing = .processes
        }
        let trials = try Self.whole(round.runToTheEnd)
        #expect(
            trials.values.allSatisfy { $0.status == .valid || $0.reason == WritebackPrecondition.disturbance },
            "\(trials)"
        )
    }

    @Test func `an order for write-back has a version of its own, which earlier workers refuse`() throws {
        let round = try RoundFixture { draft in
            draft.operation = .mixed
            draft.writeback = .beyond
        }
        #expect(WorkerOrder(parent: 1, task: .round(round.order)).version == WorkerOrder.versionWithWriteback)
        let plain = try self.round()
        #expect(WorkerOrder(parent: 1, task: .round(plain.order)).version == WorkerOrder.protocolVersion)
    }
}
