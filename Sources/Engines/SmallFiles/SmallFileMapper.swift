internal import CLinux
internal import Glibc
internal import Platform
internal import Workloads

/// open, fstat, mmap, use in place, munmap, close.
@safe struct SmallFileMapper: SmallFileEngine, ~Copyable {
    let advice: Mapping.Advice?
    /// MAP_POPULATE.
    let populateByFlag: Bool
    /// MADV_POPULATE_READ or MADV_WILLNEED.
    let populate: Mapping.Advice?
    let buffer: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var calls: UInt64 = 0

    init(
        advice: Mapping.Advice?,
        populateByFlag: Bool,
        populate: Mapping.Advice?,
        buffer: UnsafeMutableRawPointer,
        capacity: Int
    ) {
        self.advice = advice
        self.populateByFlag = populateByFlag
        self.populate = populate
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
        timer.opened()
        guard size > 0, size <= capacity else {
            throw SmallFileFault(closing: descriptor, "fstat", size <= 0 ? size : -Int(EFBIG))
        }
        var failure: Int32 = 0
        guard let bytes = unsafe clinux_map_read(descriptor, size, populateByFlag ? 1 : 0, &failure) else {
            throw SmallFileFault(closing: descriptor, "mmap", Int(failure))
        }
        calls &+= 5
        if let advice { try unsafe advise(descriptor, bytes, size, advice) }
        if let populate { try unsafe advise(descriptor, bytes, size, populate) }
        timer.mapped()
        let word = unsafe use.consume(UnsafeRawPointer(bytes), count: size, isBuffer: false, buffer: buffer)
        clinux_black_box(word)
        timer.accessed()
        _ = unsafe clinux_unmap(bytes, size)
        timer.unmapped()
        _ = clinux_close(descriptor)
        timer.closed()
        return word
    }

    @inline(never)
    private mutating func advise(
        _ descriptor: Int32,
        _ bytes: UnsafeMutableRawPointer,
        _ size: Int,
        _ advice: Mapping.Advice
    ) throws(SmallFileFault) {
        calls &+= 1
        guard unsafe madvise(bytes, size, advice.number) < 0 else { return }
        let number = errno
        _ = unsafe clinux_unmap(bytes, size)
        throw SmallFileFault(closing: descriptor, "madvise", -Int(number))
    }
}

/// The way of ``SmallFileMapper``.
struct SmallFileMapping: SmallFileWay {
    static var isMapped: Bool { true }

    private let advice: Mapping.Advice?
    private let populate: Mapping.Advice?
    private let populatesByFlag: Bool
    private let capacity: Int

    init(_ engine: EngineSpec, capacity: Int) {
        advice = Mapping.Advice(engine[.advice])
        switch engine[.populate] {
        case .read: populate = .populateRead
        case .willNeed: populate = .willNeed
        case .none, .map, .write: populate = nil
        }
        populatesByFlag = engine[.populate] == .map
        self.capacity = capacity
    }

    func run(_ batch: SmallFileBatch, report: inout LaneReport) throws(EngineFault) {
        var engine = unsafe SmallFileMapper(
            advice: advice,
            populateByFlag: populatesByFlag,
            populate: populate,
            buffer: batch.lane.bufferBase,
            capacity: capacity
        )
        try batch.run(&engine, report: &report)
    }
}
