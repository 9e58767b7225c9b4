internal import Platform
internal import Workloads

/// The file of a session while it is open, in one engine's way: what stands between a file and the loops.
///
/// A new engine is a class of this kind in a file of its own (with the ``BlockEngine`` that its loops are compiled for, or the
/// ``PositionalCalls`` of one) and a line in the registry. The class is asked once for each batch; what runs in the loops is known to the compiler.
protocol Opening: AnyObject, Sendable {
    /// Opens (and maps) the file; the times of both are added to `phases`.
    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws

    /// The system calls made to open and map.
    var calls: Int { get }
    /// The system calls that closing makes.
    var closingCalls: Int { get }

    /// Runs one batch of one thread.
    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault)
    /// Uses every page once by the engine's own way: a mapping is touched, a file is read. What the first use of a page costs
    /// (its table entry, its activation in the page cache) is then paid for every engine.
    func useOnce() throws
    /// Writes the whole file once with the content that it has, by the engine's own way: its pages are dirty afterwards, and
    /// those of a mapping writable.
    func rewrite() throws
    /// Makes the file durable, outside of any timed part.
    func sync() throws
    /// Unmaps and closes; the times are added to `phases`.
    func close(phases: inout PhaseTimes) throws

    /// True where the engine works out of a buffer of the thread's own, whose pages are told.
    static var hasBuffer: Bool { get }
    /// The bytes of the buffer that each thread needs.
    static func bufferBytes(_ engine: EngineSpec, of benchCase: Case) -> Int
    /// What the engine can't do on this machine, found out by trying; nil when all of it works.
    static func obstacle() -> String?
}

extension Opening {
    /// True.
    static var hasBuffer: Bool { true }
    /// One block.
    static func bufferBytes(_ engine: EngineSpec, of benchCase: Case) -> Int {
        benchCase.work.definition.blockSize.bytes
    }
    /// None.
    static func obstacle() -> String? { nil }
}

/// What a file is opened for.
struct OpeningRequest {
    let engine: EngineSpec
    let benchCase: Case
    let path: String
    /// Which file it must be; nil where nobody has recorded it.
    let identity: FileIdentity?
    /// What each thread has to itself.
    let lanes: [Lane]
}

/// One batch of one thread.
struct LaneBatch {
    let access: BlockAccess
    let lane: Lane
    /// The number of the thread, from 0.
    let thread: Int
    /// The number of the batch.
    let number: Int
    /// Its place in the lane's prepared group.
    let place: Int

    /// Runs the batch's loop on an engine whose writes one descriptor makes durable.
    func run<Engine: BlockEngine & ~Copyable>(
        _ engine: inout Engine,
        descriptor: Int32,
        report: inout LaneReport
    ) throws(EngineFault) {
        let flusher = unsafe Flusher(access.benchCase.work.definition.durability, descriptor: descriptor)
        try run(&engine, flusher: flusher, report: &report)
    }

    /// Runs the batch's loop by calls that name the offset, with the thread's descriptor and buffer.
    func run<Calls: PositionalCalls>(
        _ calls: Calls,
        _ files: OpenFiles,
        report: inout LaneReport
    ) throws(EngineFault) {
        var engine = unsafe PositionalEngine(calls, descriptor: files[thread], buffer: lane.bufferBase)
        try run(&engine, descriptor: files[thread], report: &report)
    }

    /// Runs the batch's loop on an engine.
    func run<Engine: BlockEngine & ~Copyable>(
        _ engine: inout Engine,
        flusher: Flusher,
        report: inout LaneReport
    ) throws(EngineFault) {
        try access.run(&engine, lane, batch: number, place: place, flusher: flusher, report: &report)
    }
}

extension LaneBatch {
    /// The blocks that the batch takes, as one or two ranges: those of a sequential batch, which goes round, and for any other the whole
    /// of the thread's region.
    var usedBlocks: [Range<Int>] {
        let region = lane.plan.region
        let count = access.benchCase.work.definition.operations
        guard access.benchCase.work.definition.pattern == .sequential, count < region.count else { return [region] }
        let first = SequentialOffsets(count: count, batch: number, region: region).first
        let end = first + count
        guard end > region.upperBound else { return [first..<end] }
        return [first..<region.upperBound, region.lowerBound..<region.lowerBound + end - region.upperBound]
    }
}
