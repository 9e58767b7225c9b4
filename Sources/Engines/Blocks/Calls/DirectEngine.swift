internal import CLinux
internal import Platform

/// pread(2) and pwrite(2) of a descriptor with O_DIRECT: the device moves the bytes into the buffer, past the page cache.
///
/// A last block that ends inside of a unit is read as a whole unit, of which the bytes up to the file's end are there.
struct DirectCalls: PositionalCalls {
    static var readCall: String { "pread with O_DIRECT" }
    static var writeCall: String { "pwrite with O_DIRECT" }
    static var isDirect: Bool { true }

    /// The unit of offsets and lengths less one, in bytes.
    private let mask: Int

    init(of files: OpenFiles) { mask = files.alignment - 1 }

    @inline(__always)
    mutating func read(_ block: PositionalRead, _ made: inout UInt64) -> Int64 {
        unsafe clinux_pread_direct(block.descriptor, block.buffer, block.count, mask, block.offset, &made)
    }

    static func obstacle() -> String? {
        do throws(SystemError) {
            let file = try FileHandle("/proc/self/exe", direct: true)
            guard let told = file.directAlignment(), told.offset == 0 else { return nil }
            return "the file system of this program does not do O_DIRECT; that of the data may"
        } catch {
            return "the file system of this program does not do O_DIRECT (\(error.reason)); that of the data may"
        }
    }
}

/// The file of ``DirectCalls``.
final class DirectOpening: PositionalOpening, @unchecked Sendable {
    typealias Calls = DirectCalls

    let files: OpenFiles

    init(_ files: OpenFiles) { self.files = files }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(DirectCalls(of: files), files, report: &report)
    }
}
