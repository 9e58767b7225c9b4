internal import Glibc

/// Whether two paths lead to the same file, or to copies of it.
package enum FileComparison {
    /// True for one file (the same device and inode), and for two with the same bytes; false where one can't be read.
    package static func isSame(_ path: String, _ other: String) -> Bool {
        var (here, there) = (stat(), stat())
        guard unsafe stat(path, &here) == 0, unsafe stat(other, &there) == 0 else { return false }
        if here.st_dev == there.st_dev, here.st_ino == there.st_ino { return true }
        return here.st_size == there.st_size && isBeginning(path, of: other)
    }

    /// True where one file holds the first bytes of another, or all of them; false where one can't be read.
    package static func isBeginning(_ path: String, of other: String) -> Bool {
        guard let file = try? FileHandle(path), let whole = try? FileHandle(other) else { return false }
        var offset = 0
        do {
            try file.forEachPiece { piece in
                guard try whole.bytes(in: offset..<offset + piece.count) == piece else { throw Difference() }
                offset += piece.count
            }
        } catch {
            return false
        }
        return true
    }

    private struct Difference: Error {}
}
