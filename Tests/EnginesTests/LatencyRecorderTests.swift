import Glibc
import Statistics
import Testing
import Workloads

@testable import Engines

/// The recorder in the read loop, by a clock and an engine of the test's own.
struct LatencyRecorderTests {
    private static let even = Pace(rate: 100_000, arrivals: .uniform)
    /// 4 ms of a stall of 5: what is due in the meantime waits for a millisecond at least.
    private static let late = 1_000_000

    @Test func `every operation is recorded, from the end of the one before it`() throws {
        let (histogram, state) = try Scene.record(.every, operations: 500, batches: 3)
        #expect(histogram.sparse.samples == 1500)
        // A microsecond of work, and the reading itself.
        #expect(state.largest == 1010)
        #expect(state.total == 1500 * 1010)
    }

    @Test func `a stall of 5 ms is one late operation of a closed loop`() throws {
        let (histogram, state) = try Scene.record(.every, operations: 2000, stalledOperation: 700)
        #expect(histogram.sparse.count(from: Self.late) == 1)
        #expect(state.largest == 5_000_010)
    }

    @Test func `a stall of 5 ms makes all operations late that were due in it`() throws {
        let (histogram, state) = try Scene.record(.paced(Self.even), operations: 2000, stalledOperation: 700)
        let counts = histogram.sparse
        #expect(counts.samples == 2000)
        // 100 a millisecond are due: those of the first 4 ms are late by 1 ms or more, and few others.
        #expect((400...460).contains(counts.count(from: Self.late)))
        // The queue is worked off at 1 us an operation, while 10 us go by from one to the next: 1/9 more are late at all.
        #expect((500...570).contains(counts.count(from: 20_000)))
        #expect((5_000_000...5_010_000).contains(state.largest))
    }

    @Test func `an open loop without a stall records the work alone, as the schedule says`() throws {
        let (histogram, state) = try Scene.record(.paced(Self.even), operations: 1000, batches: 2)
        let counts = histogram.sparse
        #expect(counts.samples == 2000)
        // Work of a microsecond, two readings, and the last look at the clock before it was due.
        #expect(counts.count(from: 1100) == 0)
        #expect(counts.count(from: 1000) == 2000)
        // 2000 operations of 10 us: the second batch goes on with the schedule of the first.
        #expect(state.arrivals?.last == 20_000_000)
        #expect((20_001_000...20_001_100).contains(state.elapsed))
    }

    @Test func `an open loop above what the engine does falls behind its schedule`() throws {
        let pace = Pace(rate: 2_000_000, arrivals: .uniform)
        let (_, state) = try Scene.record(.paced(pace), operations: 10_000)
        let scheduled = try #require(state.arrivals?.last)
        #expect(scheduled == 5_000_000)
        // An operation of a microsecond and its readings every half of one.
        #expect(Double(state.elapsed) / scheduled > 2)
    }

    @Test(arguments: [2, 16, 100])
    func `of a sample of 1 in N, N operations make one, and none but its own time counts`(mean: Int) throws {
        let (histogram, state) = try Scene.record(.sampled(mean), operations: 5000, batches: 40)
        let samples = Double(histogram.sparse.samples)
        let expected = 200_000.0 / Double(mean)
        // Gaps are uniform from 1 to 2N-1: their variance is near N^2/3, that of the count near count/3. Four deviations.
        #expect(abs(samples - expected) < 4 * (expected / 3).squareRoot() + 1)
        #expect(state.largest == 1010)
    }

    @Test func `samples meet what recurs at their own interval as often as anything else`() throws {
        // Every 16th operation stalls: samples at a fixed distance of 16 would meet all of these or none.
        let clock = ScriptedClock()
        defer { clock.free() }
        let histogram = try LatencyHistogram()
        let state = LatencyRecorder<ScriptedClock>.State(mode: .sampled(16), arrivals: nil, random: RandomStream(1))
        var recorder = unsafe LatencyRecorder(state, ticks: clock, counts: histogram.counts, isFirst: true)
        for index in 0..<160_000 {
            recorder.start()
            clock.move(by: index % 16 == 0 ? 100_000 : 100)
            recorder.done(0)
        }
        let share = Double(histogram.sparse.count(from: 90_000)) / Double(histogram.sparse.samples)
        #expect((0.04...0.085).contains(share), "\(share)")
    }
}

struct ArrivalClockTests {
    private static func gaps(_ arrivals: Arrivals, count: Int, thread: Int = 0, threads: Int = 1) -> [Double] {
        let pace = Pace(rate: 10_000, arrivals: arrivals)
        var clock = ArrivalClock(pace, thread: thread, threads: threads, random: RandomStream(5))
        clock.restart()
        return (0..<count).map { _ in
            let due = clock.due
            clock.advance()
            #expect(clock.last == due)
            return clock.due - due
        }
    }

    @Test func `even arrivals are a gap apart, and those of threads fall between each other`() {
        #expect(Self.gaps(.uniform, count: 5) == Array(repeating: 100_000, count: 5))
        let pace = Pace(rate: 10_000, arrivals: .uniform)
        let first = (0..<4).map { thread in
            var clock = ArrivalClock(pace, thread: thread, threads: 4, random: RandomStream(5))
            clock.restart()
            return clock.due
        }
        #expect(first == [100_000, 200_000, 300_000, 400_000])
        #expect(Self.gaps(.uniform, count: 2, thread: 1, threads: 4) == [400_000, 400_000])
    }

    @Test func `gaps of a Poisson process are exponential`() {
        let gaps = Self.gaps(.poisson, count: 20_000)
        // Ten classes that are as likely, by the quantiles of the exponential distribution of mean 100 us.
        var counts = [Int](repeating: 0, count: 10)
        for gap in gaps { counts[min(9, Int((1 - exp(-gap / 100_000)) * 10))] += 1 }
        #expect(chiSquare(counts, expected: Array(repeating: 2000, count: 10)) < chiSquareLimit(9))
    }

    @Test func `arrivals are the same for the same seed`() {
        #expect(Self.gaps(.poisson, count: 100) == Self.gaps(.poisson, count: 100))
    }
}
