internal import CLinux
internal import Platform
internal import Workloads

/// pread(2) and pwrite(2) of a descriptor with O_DIRECT: the device moves the bytes into the buffer, past the page cache.
///
/// A last block that ends inside of a unit is read as a whole unit, of which the bytes up to the file's end are there.
struct DirectCalls: PositionalCalls {
    static var readCall: String { "pread with O_DIRECT" }
    static var writeCall: String { "pwrite with O_DIRECT" }

    /// The unit of offsets and lengths less one, in bytes.
    private let mask: Int

    /// - Parameter alignment: the unit of offsets and lengths, in bytes: a power of two.
    init(alignment: Int) { mask = alignment - 1 }

    @inline(__always)
    mutating func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawPointer,
        _ count: Int,
        _ offset: Int,
        _ made: inout UInt64
    ) -> Int64 {
        unsafe clinux_pread_direct(descriptor, buffer, count, mask, Int64(offset), &made)
    }
}

/// The file of ``DirectCalls``: one descriptor for all threads.
final class DirectOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: nil, direct: true, phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(DirectCalls(alignment: files.alignment), files, report: &report)
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
