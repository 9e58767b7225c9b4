internal import Platform
internal import Results
internal import Workloads

/// Fresh anonymous memory, touched for the first time: each batch maps it, writes its blocks, and unmaps it; all three are in the
/// metric.
///
/// The first batch is read back byte for byte, and its pages are looked up, before it is unmapped and outside of the timed parts:
/// afterwards there is nothing left to look at.
final class AnonymousSession: EngineSession {
    let engine: EngineSpec
    private let index: Int
    private let work: EngineWork
    private let lanes: [Lane]
    private let partCounter: PartCounter
    private let isPopulated: Bool
    private var digest: UInt64?
    private(set) var ownMemory: OwnMemory?

    init(_ engine: EngineSpec, index: Int, work: EngineWork) throws {
        self.engine = engine
        self.index = index
        self.work = work
        partCounter = PartCounter(work.events)
        isPopulated = engine[.populate] == .write
        let needsTable = work.definition.pattern != .sequential
        lanes = try (0..<work.benchCase.conditions.threads).map { thread in
            try Lane(
                work,
                thread: thread,
                bufferBytes: work.definition.blockSize.bytes,
                needsTable: needsTable
            )
        }
        let payload = payload
        for lane in lanes { unsafe payload.makeTemplate(lane.payloadBase, count: lane.bufferBytes) }
    }

    private var payload: Payload { Payload(content: work.data.content, round: work.round, engine: index) }

    let longestGroup = 1

    func prepare() throws {}

    func run(_ batches: Range<Int>) throws -> Measurement {
        var sum = Measurement()
        for batch in batches { sum += try one(batch) }
        return sum
    }

    private func one(_ batch: Int) throws -> Measurement {
        var phases = PhaseTimes()
        var part = Measurement()
        let mapping = try partCounter.count(in: &part) {
            let start = Clock.now()
            let mapping = try map()
            phases.map = Clock.now() - start
            return mapping
        }
        part += try write(batch, to: mapping)
        if batch == 0 { try look(at: mapping) }
        try partCounter.count(in: &part) {
            let written = Clock.now()
            try mapping.unmap()
            phases.unmap = Clock.now() - written
        }
        // mmap and munmap, advice, and prefaulting.
        let calls = 2 + (hugePages.poolPageSize == nil ? 1 : 0) + (isPopulated ? 1 : 0)
        part.counts.add(calls, to: .syscalls)
        part.wallNanoseconds += phases.total
        part.phases += phases
        return part
    }

    private var hugePages: HugePages { work.benchCase.conditions.hugePages }

    /// As a program maps it: one call, and one of advice unless the pages come from the pool. Prefaulting comes after the advice, which
    /// MAP_POPULATE would not know of.
    private func map() throws -> OwnedMapping {
        let mapping = try OwnedMapping(
            anonymous: work.definition.fileSize.bytes,
            hugePageSize: hugePages.poolPageSize
        )
        switch hugePages {
        case .transparent: try mapping.advise(.hugePage)
        // A kernel without huge pages refuses this, too (EINVAL), and has none to give.
        case .off: try? mapping.advise(.noHugePage)
        case .hugetlb2MiB, .hugetlb1GiB: break
        }
        if isPopulated { try mapping.advise(.populateWrite) }
        return mapping
    }

    private func write(_ batch: Int, to mapping: OwnedMapping) throws -> Measurement {
        let access = BlockAccess(
            use: .init(work.definition.consumption),
            work: work.definition,
            payload: payload,
            pageSize: work.pageSize
        )
        let memory = unsafe WrittenMemory(base: mapping.base, length: mapping.length)
        let (start, reports) = try LaneRunner.run(lanes) { lane in
            lane.prepare(batch..<batch + 1)
        } body: { lane in
            var report = LaneReport()
            var engine = unsafe MmapEngine(base: memory.base)
            // Nothing is made durable.
            let flusher = unsafe Flusher(.none, descriptor: -1)
            do throws(EngineFault) {
                try access.run(&engine, lane, batch: batch, place: 0, flusher: flusher, report: &report)
            } catch {
                report.fault = error
            }
            return report
        }
        var result = try Measurement(reports, start: start, batches: 1, of: work)
        result.bytes = lanes.reduce(0) { $0 + $1.plan.bytes(ofBatch: batch, prepared: $1.offsets(place: 0)) }
        return result
    }

    private func look(at mapping: OwnedMapping) throws {
        digest = try WrittenBlocks(work, engine: index, lanes: lanes, place: "anonymous memory")
            .verify(batches: 1, in: unsafe WrittenMemory(base: mapping.base, length: mapping.length))
        ownMemory = try mapping.look(atNodes: work.benchCase.conditions.numa != .off)
    }

    func audit() throws -> UInt64 {
        throw WorkloadError("anonymous memory is not read", accepted: "operation: write")
    }

    func verifyWritten(batches count: Int) throws -> UInt64 { digest ?? 0 }

    func record(_ plan: LatencyPlan) throws { try lanes.record(plan, of: engine, work: work) }

    func latencies() -> [LatencyShare] { lanes.latencies }

    func finish() throws {}
}

/// Mapped memory that threads write to their parts of, and that what was written is read back from.
@safe struct WrittenMemory: WrittenSource, @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let length: Int

    init(base: UnsafeMutableRawPointer, length: Int) {
        unsafe self.base = base
        self.length = length
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        let count = min(buffer.count, length - offset)
        unsafe buffer.baseAddress?.copyMemory(from: base + offset, byteCount: count)
        return count
    }
}

extension OwnedMapping {
    /// What smaps and, where nodes are asked for, move_pages(2) say of it.
    fileprivate func look(atNodes: Bool) throws -> OwnMemory {
        let start = unsafe UInt(bitPattern: base)
        return OwnMemory(
            range: SmapsRange.read(start: start, end: start + UInt(length)),
            nodes: atNodes ? try placement() : NUMALibrary.hasSeveralNodes ? try? placement() : nil
        )
    }
}
