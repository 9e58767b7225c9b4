import Platform
import Workloads

@testable import Engines

/// A clock that stands still until somebody moves it, but for the 10 ns that a reading takes: no machine can disturb what is
/// measured by it.
@safe struct ScriptedClock: TickSource, @unchecked Sendable {
    private let cell: UnsafeMutablePointer<UInt64>

    init() {
        unsafe cell = .allocate(capacity: 1)
        unsafe cell.initialize(to: 1_000_000)
    }

    func move(by nanoseconds: UInt64) { unsafe cell.pointee += nanoseconds }

    func now() -> UInt64 {
        move(by: 10)
        return unsafe cell.pointee
    }

    func nanoseconds(_ ticks: UInt64) -> UInt64 { ticks }

    func free() { unsafe cell.deallocate() }
}

/// An engine whose operations take a microsecond, but for one that stalls.
@safe struct StallingEngine: BlockEngine, ~Copyable {
    static var readCall: String { "stalling read" }
    static var writeCall: String { "stalling write" }
    static var copies: Bool { true }
    let clock: ScriptedClock
    let stalledOperation: Int
    let stall: UInt64
    let buffer: UnsafeMutableRawPointer
    private(set) var calls: UInt64 = 0

    init(clock: ScriptedClock, stalledOperation: Int, stall: UInt64, buffer: UnsafeMutableRawPointer) {
        self.clock = clock
        self.stalledOperation = stalledOperation
        self.stall = stall
        unsafe self.buffer = buffer
    }

    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        clock.move(by: Int(calls) == stalledOperation ? stall : 1000)
        calls += 1
        return unsafe UnsafeRawPointer(buffer)
    }

    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {}
}

/// What the read loop records of a stalling engine.
enum Scene {
    /// Runs so many operations and returns the histogram.
    static func record(
        _ mode: LatencyPlan.Mode,
        operations: Int,
        batches: Int = 1,
        stalledOperation: Int = -1,
        stall: UInt64 = 5_000_000
    ) throws -> (histogram: LatencyHistogram, state: LatencyRecorder<ScriptedClock>.State) {
        let clock = ScriptedClock()
        defer { clock.free() }
        let memory = try AlignedBuffer(4096)
        let histogram = try LatencyHistogram()
        let random = RandomStream(3)
        var state = LatencyRecorder<ScriptedClock>.State(mode: mode, arrivals: nil, random: random)
        if case .paced(let pace) = mode { state.arrivals = ArrivalClock(pace, thread: 0, threads: 1, random: random) }
        var engine = unsafe StallingEngine(
            clock: clock,
            stalledOperation: stalledOperation,
            stall: stall,
            buffer: memory.base
        )
        let frame = unsafe LoopFrame(
            blockSize: 4096,
            fileSize: operations * 4096,
            buffer: memory.base,
            payload: memory.base
        )
        for batch in 0..<batches {
            let offsets = SequentialOffsets(count: operations, batch: batch, region: 0..<operations)
            var recorder = unsafe LatencyRecorder(
                state,
                ticks: clock,
                counts: histogram.counts,
                isFirst: batch == 0
            )
            _ = try Loops.read(&engine, offsets, TouchOnce(), frame, &recorder)
            state = recorder.state
        }
        return (histogram, state)
    }
}
