internal import CLinux

/// How the bytes of a file lie on its device, as far as it decides whether a read of a cold file asks the device for them
/// (FIEMAP, Documentation/filesystems/fiemap.rst, and SEEK_HOLE of lseek(2) where a file system does not tell its extents).
package struct FileExtents: Hashable, Sendable {
    /// The size of the file.
    package var bytes: Int
    /// Bytes in holes: read as zeros, from nowhere.
    package var holes = 0
    /// Bytes beside the inode: they come with it.
    package var inInode = 0
    /// Bytes that are allocated and were never written: read as zeros, from nowhere.
    package var unwritten = 0
    /// Bytes that are compressed: fewer come from the device.
    package var compressed = 0

    /// Extents as given.
    package init(bytes: Int) { self.bytes = bytes }

    /// Asks for those of an open file, whose data is made durable with it. Where the file system tells nothing there is nothing to be
    /// found.
    package init(of file: borrowing FileHandle) throws(SystemError) {
        bytes = try file.facts().size
        guard bytes > 0 else { return }
        var found = clinux_extent_bytes()
        if unsafe clinux_extents(file.descriptor, UInt64(bytes), &found) == 0 {
            holes = max(0, bytes - Int(found.mapped))
            inInode = Int(found.in_inode)
            unwritten = Int(found.unwritten)
            compressed = Int(found.compressed)
        } else {
            // Where there is no FIEMAP, the first hole is all that is known: what lies behind it may be data.
            let hole = clinux_first_hole(file.descriptor)
            if (0..<Int64(bytes)).contains(hole) { holes = 1 }
        }
    }

    /// Why a read of the whole file is no read of the device, and what to choose; nil where it is one.
    package var obstacle: Obstacle? {
        if inInode > 0 {
            return Obstacle(
                .refused,
                "the file system keeps these \(bytes) bytes beside the inode (inline data), and reads them with it",
                fix: "choose files of at least 4 KiB, or a --directory on another file system"
            )
        }
        if holes > 0 {
            return Obstacle(.refused, "the file has holes, which are read as zeros from no device", fix: Self.rewrite)
        }
        if unwritten > 0 {
            return Obstacle(
                .refused,
                "\(unwritten) of \(bytes) bytes are allocated and not written (unwritten extents): they are read as zeros from "
                    + "no device",
                fix: Self.rewrite
            )
        }
        guard compressed > 0 else { return nil }
        return Obstacle(
            .refused,
            "\(compressed) of \(bytes) bytes are compressed: fewer than are read come from the device",
            fix: "choose a --directory that is not compressed (btrfs property set DIR compression none)"
        )
    }

    private static let rewrite = "write the whole file, as cp --sparse=never does"
}
