internal import CLinux
internal import Glibc
internal import Platform
internal import Workloads

/// open, fstat, read to the size that fstat gave, use, close.
@safe struct SmallFileReader: SmallFileEngine, ~Copyable {
    let positional: Bool
    let advice: FileHandle.Advice?
    let buffer: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var calls: UInt64 = 0

    init(positional: Bool, advice: FileHandle.Advice?, buffer: UnsafeMutableRawPointer, capacity: Int) {
        self.positional = positional
        self.advice = advice
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
        let descriptor = unsafe clinux_open_read(path)
        if descriptor < 0 { throw SmallFileFault(call: "open", result: Int(descriptor)) }
        let size = Int(clinux_file_size(descriptor))
        calls &+= 3
        if let advice { try advise(descriptor, advice) }
        timer.opened()
        guard size >= 0, size <= capacity else {
            throw SmallFileFault(closing: descriptor, "fstat", size < 0 ? size : -Int(EFBIG))
        }
        let got =
            unsafe positional
            ? clinux_pread_full(descriptor, buffer, size, 0, &calls)
            : clinux_read_full(descriptor, buffer, size, &calls)
        if got != size { throw SmallFileFault(closing: descriptor, "read", Int(got)) }
        let word = unsafe use.consume(UnsafeRawPointer(buffer), count: size, isBuffer: true, buffer: buffer)
        clinux_black_box(word)
        timer.accessed()
        _ = clinux_close(descriptor)
        timer.closed()
        return word
    }

    @inline(never)
    private mutating func advise(_ descriptor: Int32, _ advice: FileHandle.Advice) throws(SmallFileFault) {
        calls &+= 1
        let result = clinux_fadvise(descriptor, advice.number)
        if result < 0 { throw SmallFileFault(closing: descriptor, "posix_fadvise", Int(result)) }
    }
}

/// The way of ``SmallFileReader`` with read(2).
struct SmallFileReading: SmallFileWay {
    private let advice: FileHandle.Advice?
    private let capacity: Int

    init(_ engine: EngineSpec, capacity: Int) {
        advice = FileHandle.Advice(engine[.advice])
        self.capacity = capacity
    }

    func run(_ batch: SmallFileBatch, report: inout LaneReport) throws(EngineFault) {
        var engine = unsafe SmallFileReader(
            positional: false,
            advice: advice,
            buffer: batch.lane.bufferBase,
            capacity: capacity
        )
        try batch.run(&engine, report: &report)
    }
}

/// The way of ``SmallFileReader`` with pread(2).
struct SmallFilePositionalReading: SmallFileWay {
    private let advice: FileHandle.Advice?
    private let capacity: Int

    init(_ engine: EngineSpec, capacity: Int) {
        advice = FileHandle.Advice(engine[.advice])
        self.capacity = capacity
    }

    func run(_ batch: SmallFileBatch, report: inout LaneReport) throws(EngineFault) {
        var engine = unsafe SmallFileReader(
            positional: true,
            advice: advice,
            buffer: batch.lane.bufferBase,
            capacity: capacity
        )
        try batch.run(&engine, report: &report)
    }
}
