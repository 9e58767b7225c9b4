internal import CLinux
internal import Platform
internal import Workloads

/// What one thread of a session has to itself: its offsets, its buffer, its descriptor. Used by one thread at a time.
final class Lane: @unchecked Sendable {
    /// The most entries of a group's table: 4 MiB of offsets.
    static let tableCapacity = 1 << 20

    let plan: OffsetPlan
    let cpu: Int?
    private let buffer: AlignedBuffer
    // The table lies in a buffer that lives as long as the lane.
    private let table: AlignedBuffer
    private let entryCapacity: Int
    private let operations: Int
    private let payload: AlignedBuffer
    /// The events of the thread that runs the lane; nil where none are counted.
    let counters: ThreadCounters?
    /// Where latencies are recorded; nil where none are.
    var track: LatencyTrack?

    init(
        _ work: EngineWork,
        thread: Int,
        bufferBytes: Int,
        pages: AlignedBuffer.Pages = .normal,
        needsTable: Bool
    ) throws(SystemError) {
        payload = try AlignedBuffer(work.benchCase.operation.writes ? bufferBytes : 0)
        plan = OffsetPlan(work.benchCase, thread: thread, seed: work.offsetSeed)
        cpu = work.cpu(ofThread: thread)
        operations = work.benchCase.operations
        counters = ThreadCounters(work.events)
        buffer = try AlignedBuffer(bufferBytes, pages: pages)
        entryCapacity = needsTable ? max(operations, min(Self.tableCapacity, operations * 64)) : 0
        table = try AlignedBuffer(entryCapacity * 4)
    }

    /// The batches that the table has room for.
    var batchCapacity: Int { entryCapacity == 0 ? Int.max : entryCapacity / operations }

    @unsafe var bufferBase: UnsafeMutableRawPointer { unsafe buffer.base }

    @unsafe var payloadBase: UnsafeMutableRawPointer { unsafe payload.base }

    var bufferBytes: Int { buffer.count }

    /// The pages that the buffer has.
    var bufferPages: MappingPages? { buffer.obtained }

    /// Makes the offsets of a group, before its timed part.
    func prepare(_ batches: Range<Int>) {
        guard let entries = unsafe tableBase else { return }
        for (place, batch) in batches.enumerated() {
            unsafe plan.fill(entries + place * operations, batch: batch)
        }
    }

    /// The offsets of the batch at `place` of the group that was prepared last.
    func offsets(place: Int) -> TableOffsets? {
        guard let entries = unsafe tableBase else { return nil }
        return unsafe TableOffsets(count: operations, entries: UnsafePointer(entries + place * operations))
    }

    private var tableBase: UnsafeMutablePointer<UInt32>? {
        guard entryCapacity > 0 else { return nil }
        return unsafe table.base.assumingMemoryBound(to: UInt32.self)
    }
}

/// What one thread did in a group.
struct LaneReport: Sendable {
    /// When the thread's own work began, in nanoseconds of the clock.
    var start = 0
    /// When it ended.
    var end = 0
    var syncNanoseconds = 0
    var usage = ResourceUsage()
    var events: EventCounts?
    var calls: UInt64 = 0
    var misses: UInt64?
    var digests: [UInt64] = []
    var sampled = PhaseTimes()
    var fault: (any Error)?
}

/// Runs the lanes of a group: one on the calling thread, several on threads of their own that start at one moment.
enum LaneRunner {
    /// Runs `body` for each lane and returns when the work began and what each lane did.
    ///
    /// - Parameters:
    ///   - gate: where the one lane of a process waits for those of others.
    ///   - prepare: done by each thread before it is ready.
    ///   - body: the timed part; it fills all of the report but start, end and usage.
    static func run(
        _ lanes: [Lane],
        startingAt gate: (@Sendable () -> Void)? = nil,
        prepare: @escaping @Sendable (Lane) -> Void,
        body: @escaping @Sendable (Lane) -> LaneReport
    ) throws(SystemError) -> (start: Int, reports: [LaneReport]) {
        if lanes.count == 1 {
            prepare(lanes[0])
            lanes[0].counters?.openOnce()
            gate?()
            let report = timed(lanes[0], body)
            return (report.start, [report])
        }
        return try together(lanes, prepare: prepare, body: body)
    }

    private static func together(
        _ lanes: [Lane],
        prepare: @escaping @Sendable (Lane) -> Void,
        body: @escaping @Sendable (Lane) -> LaneReport
    ) throws(SystemError) -> (start: Int, reports: [LaneReport]) {
        let gate = StartGate()
        let mailbox = Mailbox(lanes.count)
        for (index, lane) in lanes.enumerated() {
            do throws(SystemError) {
                try mailbox.start(index) {
                    let fault = pin(lane)
                    prepare(lane)
                    lane.counters?.open()
                    gate.wait()
                    if let fault { return LaneReport(fault: fault) }
                    return timed(lane, isCounting: true, body)
                }
            } catch {
                // Those that did start would wait at the gate for good.
                _ = gate.openWhenReady(index)
                _ = mailbox.join()
                throw error
            }
        }
        // By this thread and before the time is taken: the threads' own calls would lie behind it.
        let start = gate.openWhenReady(lanes.count) { for lane in lanes { lane.counters?.enable() } }
        return (start, mailbox.join())
    }
}

extension LaneRunner {
    /// Runs the timed part of one lane on the calling thread.
    ///
    /// - Parameter isCounting: true where the lane's counters are enabled already.
    private static func timed(
        _ lane: Lane,
        isCounting: Bool = false,
        _ body: (Lane) -> LaneReport
    ) -> LaneReport {
        let before = ResourceUsage.now(of: .thread)
        if !isCounting { lane.counters?.enable() }
        let start = Clock.now()
        var report = body(lane)
        report.end = Clock.now()
        lane.counters?.disable()
        report.usage = ResourceUsage.now(of: .thread) - before
        report.events = lane.counters?.read()
        report.start = start
        return report
    }

    /// Binds the calling thread to its lane's CPU; what failed, if that did.
    private static func pin(_ lane: Lane) -> EngineFault? {
        guard let cpu = lane.cpu else { return nil }
        do throws(SystemError) {
            try CPUSet.pin(to: cpu)
            return nil
        } catch {
            return EngineFault(error.operation, result: -Int64(error.number))
        }
    }
}

/// Holds threads, which can't lie in an array, until they are joined.
private final class Mailbox {
    private final class Slot {
        var thread: WorkerThread<LaneReport>?
    }

    private let slots: [Slot]

    init(_ count: Int) { slots = (0..<count).map { _ in Slot() } }

    func start(_ index: Int, _ body: @escaping @Sendable () -> LaneReport) throws(SystemError) {
        slots[index].thread = try WorkerThread(body)
    }

    func join() -> [LaneReport] {
        slots.map { slot in
            guard let thread = slot.thread.take() else { return LaneReport() }
            return thread.join() ?? LaneReport()
        }
    }
}
