internal import CLinux
internal import Workloads

/// pread(2) into a buffer, and pwrite(2).
@safe struct PreadEngine: BlockEngine, ~Copyable {
    static var readCall: String { "pread" }
    static var writeCall: String { "pwrite" }
    static var copies: Bool { true }

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    private(set) var calls: UInt64 = 0

    init(descriptor: Int32, buffer: UnsafeMutableRawPointer) {
        self.descriptor = descriptor
        unsafe self.buffer = buffer
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        let got = unsafe clinux_pread_full(descriptor, buffer, count, Int64(offset), &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        let put = unsafe clinux_pwrite_full(descriptor, payload, count, Int64(offset), &calls)
        if put != count { throw LoopFault(.write, result: put, offset: offset) }
    }
}

/// The file of ``PreadEngine``: one descriptor for all threads.
final class PositionalOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: request.engine.value("advice"), phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        var engine = unsafe PreadEngine(descriptor: files[batch.thread], buffer: batch.lane.bufferBase)
        try batch.run(&engine, descriptor: files[batch.thread], report: &report)
    }
}
