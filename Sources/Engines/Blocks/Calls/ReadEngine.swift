internal import CLinux
internal import Glibc
internal import Workloads

/// read(2) and write(2) at the descriptor's own position; lseek(2) only where a batch begins elsewhere.
@safe struct ReadEngine: BlockEngine, ~Copyable {
    static var readCall: String { "read" }
    static var writeCall: String { "write" }
    static var copies: Bool { true }

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    /// Where the descriptor stands in the file.
    private(set) var position: Int
    private(set) var calls: UInt64 = 0

    init(descriptor: Int32, buffer: UnsafeMutableRawPointer, position: Int) {
        self.descriptor = descriptor
        self.position = position
        unsafe self.buffer = buffer
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        if position != offset { try seek(to: offset) }
        let got = unsafe clinux_read_full(descriptor, buffer, count, &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        position = offset &+ count
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        if position != offset { try seek(to: offset) }
        let put = unsafe clinux_write_full(descriptor, payload, count, &calls)
        if put != count { throw LoopFault(.write, result: put, offset: offset) }
        position = offset &+ count
    }

    @inline(never)
    private mutating func seek(to offset: Int) throws(LoopFault) {
        calls += 1
        if lseek(descriptor, offset, SEEK_SET) < 0 { throw LoopFault(.seek, result: -Int64(errno), offset: offset) }
        position = offset
    }
}

/// The file of ``ReadEngine``. A position belongs to its descriptor, so that each thread has one of its own.
final class StreamOpening: DescriptorOpening, @unchecked Sendable {
    /// Where a thread's descriptor stands in the file. Used by that thread alone.
    private final class Place {
        var position = 0
    }

    let files: OpenFiles
    private let places: [Place]

    static func options(_ engine: EngineSpec) -> AccessAdvice { engine[.advice] }

    init(_ request: OpeningRequest, _ advice: AccessAdvice, phases: inout PhaseTimes) throws {
        let threads = request.lanes.count
        files = try OpenFiles(request, count: threads, advice: advice, phases: &phases)
        places = (0..<threads).map { _ in Place() }
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        let place = places[batch.thread]
        let descriptor = files[batch.thread]
        var engine = unsafe ReadEngine(
            descriptor: descriptor,
            buffer: batch.lane.bufferBase,
            position: place.position
        )
        defer { place.position = engine.position }
        try batch.run(&engine, descriptor: descriptor, report: &report)
    }
}
