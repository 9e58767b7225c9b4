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
        payload = try AlignedBuffer(work.definition.operation.writes ? bufferBytes : 0)
        plan = OffsetPlan(work.benchCase, thread: thread, seed: work.offsetSeed, pageSize: work.pageSize)
        cpu = work.cpu(ofThread: thread)
        operations = work.definition.operations
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
