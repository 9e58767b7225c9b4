import Engines
import Platform
import Results
import Statistics
import TestSupport
import Testing
import Workloads

@testable import Worker

@Suite("Rounds of messages between two processes", .serialized, .timeLimit(.minutes(5)))
struct ExchangeRoundTests {
    static let sizes = [8, 64, 64 << 10, 1 << 20]
    private static let hasTwoCPUs = ((try? CPUSet.allowed().count) ?? 1) >= 2

    @Test(arguments: sizes)
    func `two processes on one CPU exchange what both engines agree on`(size: Int) throws {
        try expectValid(size, cpus: "same")
    }

    @Test(.enabled(if: hasTwoCPUs, "needs two CPUs"), arguments: sizes)
    func `two processes on two CPUs exchange what both engines agree on`(size: Int) throws {
        try expectValid(size, cpus: "two")
    }

    @Test(arguments: ["same", "two"], [LatencyRecording.all, .every(4)])
    func `the time of each round trip is recorded by the side that sends first`(
        cpus: String,
        recording: LatencyRecording
    ) throws {
        let round = try RoundFixture { draft in
            draft.fileSize = nil
            draft.kind = .exchange
            try draft.set(.cpus, to: cpus)
        }
        round.order.cpus = Array(try CPUSet.allowed().prefix(2))
        round.order.latency = recording
        let trials = try round.run()
        #expect(trials.count == 2)
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(engine): \(trial.reason ?? "")")
            #expect(trial.latencyMode == (recording == .all ? "all" : "every:4"))
            let trips = try #require(trial.operations)
            let counts = try #require(trial.latencyBuckets.flatMap(BucketCounts.init))
            #expect(trial.latencySamples == counts.samples)
            // What was rehearsed does not count, and neither does the audit.
            if recording == .all { #expect(counts.samples == trips) } else { #expect(counts.samples < trips) }
            // No round trip takes longer than all of them.
            let largest = try #require(trial.latencyMaxNanoseconds)
            #expect(largest > 0 && largest <= trial.wallNanoseconds ?? 0)
        }
    }

    private func expectValid(_ size: Int, cpus: String) throws {
        let count = size > 4096 ? 8 : 256
        let round = try RoundFixture { draft in
            draft.fileSize = nil
            draft.kind = .exchange
            draft.operations = count
            try draft.set(.cpus, to: cpus)
            try draft.set(.messageSize, to: ByteSize(size).description)
        }
        round.order.cpus = Array(try CPUSet.allowed().prefix(2))
        let trials = try round.run()
        #expect(trials.count == 2)
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(engine): \(trial.reason ?? "")")
            // They take turns: one works while the other waits for it.
            #expect(trial.threads == 1)
            #expect((trial.wallNanoseconds ?? 0) >= 3_000_000)
            // Two take part in a round trip, which is one operation, and moves a message each way.
            #expect(trial.operations == trial.batches.map { $0 * count })
            #expect(trial.bytes == trial.operations.map { $0 * 2 * size })
        }
        #expect(trials[0]?.digest != nil && trials[0]?.digest == trials[1]?.digest)
        let (pipe, memory) = (try #require(trials[0]), try #require(trials[1]))
        let calls = try #require(pipe[.syscalls])
        let trips = try #require(pipe.operations)
        // A message of up to a page is in the pipe as a whole or not at all (pipe(7)); larger ones may go in pieces.
        if size <= 4096 { #expect(calls == 4 * trips) } else { #expect(calls >= 4 * trips) }
        // Each message wakes whoever waits for it; a message that has come is not waited for.
        #expect((memory[.syscalls] ?? 0) >= 2 * (memory.operations ?? .max / 2))
    }
}
