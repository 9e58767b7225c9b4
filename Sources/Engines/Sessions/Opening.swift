internal import Platform
internal import Workloads

/// The file of a session while it is open, in one engine's way: what stands between a file and the loops.
///
/// A new engine is a class of this kind in a file of its own (with the ``BlockEngine`` that its loops are compiled for, or the
/// ``PositionalCalls`` of one) and a line in the registry. The class is asked once for each batch; what runs in the loops is known to the compiler.
protocol Opening: EngineWay, AnyObject, Sendable {
    /// What the engine's options ask for.
    associatedtype Options: Sendable
    /// Reads the options: once a session, since first-touch work opens once a batch.
    static func options(_ engine: EngineSpec) -> Options
    /// Opens (and maps) the file; the times of both are added to `phases`.
    init(_ request: OpeningRequest, _ options: Options, phases: inout PhaseTimes) throws

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

    /// True where the engine works out of a buffer of the thread's own, whose pages are reported.
    static var hasBuffer: Bool { get }
    /// The bytes of the buffer that each thread needs.
    static func bufferBytes(_ engine: EngineSpec, of work: any WorkDefinition) -> Int
}

extension Opening {
    /// True.
    static var hasBuffer: Bool { true }
    /// One block.
    static func bufferBytes(_ engine: EngineSpec, of work: any WorkDefinition) -> Int {
        work.blockSize.bytes
    }
    /// Opens the file as an engine with its options does.
    static func opener(_ engine: EngineSpec) -> Opener {
        let options = options(engine)
        return { request, phases in try Self(request, options, phases: &phases) }
    }
}

/// Opens a file; the times are added to the phases.
typealias Opener = @Sendable (OpeningRequest, inout PhaseTimes) throws -> any Opening

/// What a file is opened for.
struct OpeningRequest {
    let work: any WorkDefinition
    let hugePages: HugePages
    let path: String
    /// Which file it must be; nil where nobody has recorded it.
    let identity: FileIdentity?
    /// The run has made it, so that a link in its place is another's.
    let isOwn: Bool
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
        let flusher = unsafe Flusher(access.work.durability, descriptor: descriptor)
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
        let count = access.work.operations
        guard access.work.pattern == .sequential, count < region.count else { return [region] }
        let first = SequentialOffsets(count: count, batch: number, region: region).first
        let end = first + count
        guard end > region.upperBound else { return [first..<end] }
        return [first..<region.upperBound, region.lowerBound..<region.lowerBound + end - region.upperBound]
    }
}
