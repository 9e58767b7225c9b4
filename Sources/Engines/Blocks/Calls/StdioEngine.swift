internal import CLinux
internal import Glibc
internal import Platform
internal import Results
internal import Workloads

/// fread(3), and fseeko(3) where the next block is not the next byte: the C library's own buffer stands between the page cache and the
/// caller's.
@safe struct StdioEngine: BlockEngine, ~Copyable {
    static var readCall: String { "fread" }
    static var writeCall: String { "none" }
    static var copies: Bool { true }

    private let file: UnsafeMutablePointer<FILE>
    private let buffer: UnsafeMutableRawPointer
    /// Where the stream stands in the file.
    private(set) var position: Int
    var calls: UInt64 { 0 }

    /// The library makes the calls, and counts none.
    func count(into counts: inout Counts) { counts.lose(.syscalls) }

    init(file: UnsafeMutablePointer<FILE>, buffer: UnsafeMutableRawPointer, position: Int) {
        unsafe self.file = file
        unsafe self.buffer = buffer
        self.position = position
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        if position != offset {
            let result = unsafe clinux_stdio_seek(file, Int64(offset))
            if result < 0 { throw LoopFault(.seek, result: Int64(result), offset: offset) }
        }
        let got = unsafe clinux_stdio_read(file, buffer, count)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        position = offset &+ count
        return unsafe UnsafeRawPointer(buffer)
    }

    /// Never called: the catalog refuses to write.
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        throw LoopFault(.write, result: 0, offset: offset)
    }
}

/// The file of ``StdioEngine``: a stream has a position and a lock, so that each thread has one of its own.
final class StdioOpening: Opening, @unchecked Sendable {
    /// A stream, and where it stands. Used by one thread alone.
    @safe private final class Stream {
        let file: UnsafeMutablePointer<FILE>
        var position = 0

        init(_ file: UnsafeMutablePointer<FILE>) { unsafe self.file = file }
    }

    private let path: String
    private let size: Int
    private var streams: [Stream] = []
    let calls = 0
    let closingCalls = 0

    static func options(_ engine: EngineSpec) -> StreamBuffer { engine[.streamBuffer] }

    init(_ request: OpeningRequest, _ streamBuffer: StreamBuffer, phases: inout PhaseTimes) throws {
        path = request.path
        size = request.work.fileSize.bytes
        let start = Clock.now()
        let buffer = streamBuffer.bytes
        let place = Self.place(of: request.work)
        for lane in request.lanes {
            var failure: Int32 = 0
            let file = unsafe clinux_stdio_open(path, lane.bufferBase + place, buffer, &failure)
            guard let file = unsafe file else { throw SystemError("fopen", path: path, result: Int(failure)) }
            streams.append(unsafe Stream(file))
        }
        phases.open = Clock.now() - start
    }

    deinit { for stream in streams { _ = unsafe clinux_stdio_close(stream.file) } }

    /// The stream's buffer lies behind the block's, on pages of its own.
    static func bufferBytes(_ engine: EngineSpec, of work: any WorkDefinition) -> Int {
        place(of: work) + engine[.streamBuffer].bytes
    }

    private static func place(of work: any WorkDefinition) -> Int {
        (work.blockSize.bytes + PageCache.pageSize - 1) & ~(PageCache.pageSize - 1)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        let stream = streams[batch.thread]
        var engine = unsafe StdioEngine(
            file: stream.file,
            buffer: batch.lane.bufferBase,
            position: stream.position
        )
        defer { stream.position = engine.position }
        try batch.run(&engine, descriptor: -1, report: &report)
    }

    func useOnce() throws {
        let file = try FileHandle(path)
        try file.forEachPiece { _ in }
    }

    /// Nothing: streams are not written.
    func rewrite() throws {}
    func sync() throws {}

    func close(phases: inout PhaseTimes) throws {
        let start = Clock.now()
        for stream in streams {
            let result = unsafe clinux_stdio_close(stream.file)
            if result < 0 { throw SystemError("fclose", path: path, result: Int(result)) }
        }
        streams = []
        phases.close = Clock.now() - start
    }
}
