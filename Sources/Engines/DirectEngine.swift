internal import CLinux
internal import Platform
internal import Workloads

/// pread(2) and pwrite(2) with O_DIRECT: the device moves the bytes into the buffer, past the page cache.
///
/// A last block that ends inside of a unit is read as a whole unit, of which the bytes up to the file's end are there.
@safe struct DirectEngine: BlockEngine, ~Copyable {
    static var readCall: String { "pread with O_DIRECT" }
    static var writeCall: String { "pwrite with O_DIRECT" }
    static var copies: Bool { true }

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    /// The unit less one.
    private let mask: Int
    private(set) var calls: UInt64 = 0

    init(descriptor: Int32, buffer: UnsafeMutableRawPointer, alignment: Int) {
        self.descriptor = descriptor
        unsafe self.buffer = buffer
        mask = alignment - 1
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        let got = unsafe clinux_pread_direct(descriptor, buffer, count, mask, Int64(offset), &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        let put = unsafe clinux_pwrite_full(descriptor, payload, count, Int64(offset), &calls)
        if put != count { throw LoopFault(.write, result: put, offset: offset) }
    }
}

/// The file of ``DirectEngine``: one descriptor for all threads.
final class DirectOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: nil, direct: true, phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        let descriptor = files[batch.thread]
        var engine = unsafe DirectEngine(
            descriptor: descriptor,
            buffer: batch.lane.bufferBase,
            alignment: files.alignment
        )
        try batch.run(&engine, descriptor: descriptor, report: &report)
    }

    /// Nothing: no page is used, and none is left behind.
    func useOnce() throws {}

    static func obstacle() -> String? {
        do throws(SystemError) {
            let file = try FileHandle("/proc/self/exe", direct: true)
            guard let told = try file.directAlignment(), told.offset == 0 else { return nil }
            return "the file system of this program does not do O_DIRECT; that of the data may"
        } catch {
            return "the file system of this program does not do O_DIRECT (\(error.reason)); that of the data may"
        }
    }
}
