import Platform
import Statistics
import TestSupport
import Testing
import Workloads

@testable import Engines
import TestSupport

/// Sessions over real files that record.
struct LatencyTests {
    private static func small(_ draft: inout CaseDraft) {
        draft.pattern = .random
        draft.fileSize = .mebibytes(1)
        draft.operations = 256
    }

    /// What a session has recorded of every operation; nil for nothing.
    private static func latency(of session: any EngineSession, _ plan: LatencyPlan = LatencyPlan(.every)) throws
        -> LatencyResult?
    {
        LatencyResult(plan, try session.latencies())
    }

    @Test(arguments: ["pread", "read", "mmap"])
    func `every operation of every thread is recorded, and the digest is that without`(engine: String) throws {
        let fixture = try Fixture { draft in
            Self.small(&draft)
            draft.threads = 2
        }
        let plain = try fixture.measure(engine, batches: 0..<3)
        let session = try fixture.session(engine)
        try session.record(LatencyPlan(.every))
        let measured = try session.run(0..<3)
        let latency = try #require(try Self.latency(of: session))
        try session.finish()
        #expect(measured.digests == plain.digests)
        #expect(latency.counts.samples == 3 * 2 * 256)
        #expect(latency.counts.samples == measured.operations)
        let largest = try #require(latency.counts.buckets.last)
        #expect(latency.largest >= largest.lower)
        #expect((latency.mean ?? 0) > 0)
        #expect(latency.achievedPerSecond == nil)
    }

    @Test func `latencies of one thread add up to the time of its batches`() throws {
        let fixture = try Fixture(Self.small)
        let session = try fixture.session("pread")
        try session.record(LatencyPlan(.every))
        let measured = try session.run(0..<20)
        let latency = try #require(try Self.latency(of: session))
        try session.finish()
        let sum = (latency.mean ?? 0) * Double(latency.counts.samples)
        // Chained: nothing within a batch belongs to no operation.
        #expect(sum <= Double(measured.wallNanoseconds))
        #expect(sum > 0)
    }

    @Test(arguments: [Operation.write, .mixed])
    func `writes are recorded`(operation: Operation) throws {
        let fixture = try Fixture { draft in
            Self.small(&draft)
            draft.operation = operation
            draft.durability = .every(100)
        }
        let session = try fixture.session(operation == .write ? "pwrite" : "mmap")
        try session.record(LatencyPlan(.every))
        _ = try session.run(0..<1)
        #expect(try Self.latency(of: session)?.counts.samples == 256)
        try session.finish()
    }

    @Test(arguments: ["read", "mmap"])
    func `a small file is one operation`(engine: String) throws {
        let fixture = try Fixture { draft in
            draft.kind = .smallFiles
            draft.fileCount = 40
        }
        let plain = try fixture.measure(engine, batches: 0..<2)
        let session = try fixture.session(engine)
        try session.record(LatencyPlan(.every))
        let measured = try session.run(0..<2)
        #expect(try Self.latency(of: session)?.counts.samples == 80)
        #expect(measured.digests == plain.digests)
        try session.finish()
    }

    @Test func `what was recorded before is forgotten, and an audit is not recorded`() throws {
        let fixture = try Fixture(Self.small)
        let session = try fixture.session("mmap")
        #expect(try Self.latency(of: session) == nil)
        try session.record(LatencyPlan(.every))
        _ = try session.run(-1..<0)
        try session.record(LatencyPlan(.every))
        #expect(try Self.latency(of: session)?.counts.samples == 0)
        _ = try session.run(0..<1)
        _ = try session.audit()
        #expect(try Self.latency(of: session)?.counts.samples == 256)
        try session.finish()
    }

    @Test func `an open loop records every operation and says how many a second it did`() throws {
        let pace = Pace(rate: 2000, arrivals: .poisson)
        let fixture = try Fixture { draft in
            Self.small(&draft)
            draft.operations = 20
            draft.threads = 2
            draft.rate = pace.rate
        }
        let session = try fixture.session("mmap")
        let plan = LatencyPlan(.paced(pace))
        try session.record(plan)
        let measured = try session.run(0..<3)
        let latency = try #require(try Self.latency(of: session, plan))
        try session.finish()
        #expect(latency.counts.samples == 120)
        #expect(measured.operations == 120)
        let achieved = try #require(latency.achievedPerSecond)
        #expect(achieved > 0 && achieved <= 2000)
        #expect(latency.plan.text == "intended")
    }

    @Test func `what threads recorded is brought together: the mean of all samples, the pace of all threads`() throws {
        func share(_ values: [Int], pace: Double?) -> LatencyShare {
            let counts = BucketCounts(values: values)
            let total = Double(values.reduce(0, +))
            return LatencyShare(counts: counts, largest: values.max() ?? 0, total: total, pace: pace)
        }
        let plan = LatencyPlan(.paced(Pace(rate: 1000, arrivals: .uniform)))
        let shares = [share([100, 200], pace: 1), share([300, 500, 400], pace: 0.5), share([], pace: 0.6)]
        let result = try #require(LatencyResult(plan, shares))
        #expect(result.counts.samples == 5 && result.largest == 500 && result.mean == 300)
        #expect(abs(try #require(result.achievedPerSecond) - 700) < 1e-9)
        #expect(LatencyResult(plan, []) == nil)
        // The middle of the bucket is above all that is in it.
        let low = 1 << 20
        let one = try #require(LatencyResult(plan, [share(Array(repeating: low, count: 40), pace: nil)]))
        #expect(try #require(one.counts.percentile(.p50)) > low)
        #expect(one.percentile(.p50) == low && one.achievedPerSecond == nil)
    }

    @Test func `groups of an open loop count together, each with a schedule of its own`() throws {
        let pace = Pace(rate: 2000, arrivals: .uniform)
        let fixture = try Fixture { draft in
            Self.small(&draft)
            draft.operations = 20
            draft.rate = pace.rate
        }
        let plan = LatencyPlan(.paced(pace))
        // Where others have the CPU for long the schedule is not kept.
        let achieved = try undisturbed(until: { $0 > 500 }) {
            let session = try fixture.session("mmap")
            try session.record(plan)
            // Ten groups of 10 ms; the last one by itself would be a tenth of the time taken.
            for batch in 0..<10 { _ = try session.run(batch..<batch + 1) }
            let achieved = try #require(try Self.latency(of: session, plan)?.achievedPerSecond)
            try session.finish()
            #expect(achieved <= 2000)
            return achieved
        }
        #expect(achieved > 500)
    }

    @Test func `a thread that is a process of its own issues when that thread would`() throws {
        let pace = Pace(rate: 2000, arrivals: .uniform)
        let fixture = try Fixture { draft in
            Self.small(&draft)
            draft.threads = 2
            draft.rate = pace.rate
        }
        // Threads with even gaps of 1 ms take turns.
        for (thread, first) in [500_000.0, 1_000_000].enumerated() {
            let part = EngineWork(fixture.work(), thread: thread) {}
            let session = try EngineSessions.session(EngineSpec(parsing: "mmap"), index: 0, work: part)
            try session.prepare()
            try session.record(LatencyPlan(.paced(pace)))
            let lanes = try #require((session as? FileSession)?.lanes)
            #expect(lanes.count == 1)
            #expect(lanes[0].track?.recorder(isFirst: true).state.arrivals?.due == first)
            try session.finish()
        }
    }

    @Test func `the clock's nanoseconds are those of the kernel's`() throws { try compare(.monotonic) }

    @Test(.enabled(if: TimeStampCounter.isTrusted(), "the kernel does not trust the time-stamp counter here"))
    func `the time-stamp counter's nanoseconds are those of the kernel's clock`() throws {
        try compare(.timeStampCounter)
    }

    private func compare(_ source: TickClock.Source) throws {
        let clock = TickClock(source)
        // Whatever preempts this thread between two readings: the inner ones span no more than the outer ones.
        let outerStart = Clock.now()
        let first = clock.now()
        let innerStart = Clock.now()
        while Clock.now() - innerStart < 2_000_000 {}
        let second = clock.now()
        let outerEnd = Clock.now()
        let told = Double(clock.nanoseconds(second - first))
        #expect(told <= Double(outerEnd - outerStart) * 1.001)
        #expect(told >= 1_990_000)
    }

    @Test func `a plan is the case's rate, else the run's setting`() throws {
        var draft = CaseDraft()
        let closed = try draft.makeCase()
        draft.rate = 5000
        let open = try draft.makeCase()
        #expect(LatencyPlan(closed, .off) == nil)
        #expect(LatencyPlan(closed, .all)?.mode == .every)
        #expect(LatencyPlan(closed, .every(1))?.mode == .every)
        #expect(LatencyPlan(closed, .every(8))?.text == "every:8")
        #expect(LatencyPlan(open, .off)?.mode == .paced(Pace(rate: 5000, arrivals: .poisson)))
        #expect(LatencyPlan(open, .every(8))?.mode == .paced(Pace(rate: 5000, arrivals: .poisson)))
    }

    @Test func `memory for latencies does not grow with what is recorded`() throws {
        let fixture = try Fixture(Self.small)
        let session = try fixture.session("mmap")
        try session.record(LatencyPlan(.every))
        // The histogram and its bounds are the lane's for good: a hundred times the operations, the same objects.
        _ = try session.run(0..<1)
        let lane = try #require((session as? FileSession)?.lanes.first)
        let track = try #require(lane.track)
        for first in stride(from: 1, to: 101, by: 50) { _ = try session.run(first..<first + 50) }
        #expect(lane.track === track)
        #expect(try Self.latency(of: session)?.counts.samples == 101 * 256)
        try session.finish()
    }
}
