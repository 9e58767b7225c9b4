internal import CLinux
internal import Platform
internal import Workloads

/// preadv2(2) with RWF_DONTCACHE: the pages that a read brings in leave the page cache after it, those that were there stay.
@safe struct UncachedEngine: BlockEngine, ~Copyable {
    static var readCall: String { "preadv2 with RWF_DONTCACHE" }
    static var writeCall: String { "none" }
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
        let flags = clinux_rwf_dontcache
        let got = unsafe clinux_pread_flags(descriptor, buffer, count, Int64(offset), flags, &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        return unsafe UnsafeRawPointer(buffer)
    }

    /// Never called: the catalog refuses to write.
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        throw LoopFault(.write, result: 0, offset: offset)
    }
}

/// The file of ``UncachedEngine``: one descriptor for all threads.
final class UncachedOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: request.engine.value("advice"), phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        let descriptor = files[batch.thread]
        var engine = unsafe UncachedEngine(descriptor: descriptor, buffer: batch.lane.bufferBase)
        try batch.run(&engine, descriptor: descriptor, report: &report)
    }

    static func obstacle() -> String? {
        ReadFlags.obstacle(clinux_rwf_dontcache, "RWF_DONTCACHE", since: (6, 14))
    }
}
