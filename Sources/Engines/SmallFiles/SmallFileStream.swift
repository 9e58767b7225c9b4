internal import CLinux
internal import Glibc
internal import Results
internal import Workloads

/// fopen, fstat of its descriptor, fread of the size, use, fclose.
@safe struct SmallFileStream: SmallFileEngine, ~Copyable {
    let streamBuffer: UnsafeMutableRawPointer
    /// 0 for the C library's own.
    let streamBufferBytes: Int
    let buffer: UnsafeMutableRawPointer
    let capacity: Int
    var calls: UInt64 { 0 }

    /// The library makes the calls, and counts none.
    func count(into counts: inout Counts) { counts.lose(.syscalls) }

    init(
        streamBuffer: UnsafeMutableRawPointer,
        streamBufferBytes: Int,
        buffer: UnsafeMutableRawPointer,
        capacity: Int
    ) {
        unsafe self.streamBuffer = streamBuffer
        self.streamBufferBytes = streamBufferBytes
        unsafe self.buffer = buffer
        self.capacity = capacity
    }

    @inline(__always)
    mutating func visit<Use: Consumer, Timer: PhaseTimer>(
        _ path: UnsafePointer<CChar>,
        _ use: Use,
        _ timer: inout Timer
    ) throws(SmallFileFault) -> UInt64 {
        timer.start()
        var told: Int64 = 0
        guard let file = unsafe clinux_stdio_open_small(path, streamBuffer, streamBufferBytes, &told) else {
            throw SmallFileFault(call: "fopen", result: Int(told))
        }
        let size = Int(told)
        timer.opened()
        guard size >= 0, size <= capacity else {
            throw unsafe refuse(file, "fstat", size < 0 ? size : -Int(EFBIG))
        }
        let got = unsafe clinux_stdio_read(file, buffer, size)
        if got != size { throw unsafe refuse(file, "fread", Int(got)) }
        let word = unsafe use.consume(UnsafeRawPointer(buffer), count: size, isBuffer: true, buffer: buffer)
        clinux_black_box(word)
        timer.accessed()
        _ = unsafe clinux_stdio_close(file)
        timer.closed()
        return word
    }

    @inline(never)
    private func refuse(_ file: UnsafeMutablePointer<FILE>, _ call: StaticString, _ result: Int) -> SmallFileFault {
        _ = unsafe clinux_stdio_close(file)
        return SmallFileFault(call: call, result: result)
    }
}

/// The way of ``SmallFileStream``.
struct SmallFileStreaming: SmallFileWay {
    private let streamBufferBytes: Int
    private let capacity: Int

    init(_ engine: EngineSpec, capacity: Int) {
        streamBufferBytes = engine[.streamBuffer].bytes
        self.capacity = capacity
    }

    static func extraBytes(_ engine: EngineSpec) -> Int { engine[.streamBuffer].bytes }

    func run(_ batch: SmallFileBatch, report: inout LaneReport) throws(EngineFault) {
        var engine = unsafe SmallFileStream(
            streamBuffer: batch.lane.bufferBase + capacity,
            streamBufferBytes: streamBufferBytes,
            buffer: batch.lane.bufferBase,
            capacity: capacity
        )
        try batch.run(&engine, report: &report)
    }
}
