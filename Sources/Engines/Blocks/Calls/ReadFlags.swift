internal import CLinux
internal import Glibc
internal import Platform

/// The flags of preadv2(2), tried out.
enum ReadFlags {
    /// Why a flag can't be used, by a read of this program's own first byte; nil if it can.
    ///
    /// - Parameter since: the version of Linux that brought it.
    static func obstacle(_ flags: Int32, _ name: String, since: (Int, Int)) -> String? {
        guard let file = try? FileHandle("/proc/self/exe") else { return nil }
        var byte: UInt8 = 0
        var calls: UInt64 = 0
        let got = unsafe clinux_pread_flags(file.descriptor, &byte, 1, 0, flags, &calls)
        guard got < 0, got != -Int64(EAGAIN) else { return nil }
        let obstacle = Obstacle(SystemError("preadv2 with \(name)", path: file.path, result: Int(got)))
        return "\(obstacle); it needs Linux \(since.0).\(since.1) and a file system that does it"
    }
}
