internal import CLinux
internal import Glibc

/// A file that is memory alone: memfd_create(2). Closed, and its memory let go, with the last reference.
package final class MemoryFile {
    /// The descriptor, open for reading and writing.
    package let descriptor: Int32
    /// The size, in bytes.
    package let size: Int
    /// The size of its pages as they were asked for, in bytes.
    package let pageSize: Int

    /// Makes a file of zeros.
    ///
    /// Of huge pages none is set aside here: mmap(2) does that, and fails with ENOMEM when too few are free. write(2) on such a
    /// file is EINVAL, so it is filled through a mapping.
    ///
    /// - Parameters:
    ///   - size: in bytes; a multiple of the huge page's size, if that is given.
    ///   - hugePageSize: the size of hugetlb pages, in bytes; nil for base pages.
    /// - Throws: ``SystemError``: ENODEV or EINVAL for pages that this machine has not, EINVAL for a size that is no multiple.
    package init(size: Int, hugePageSize: Int? = nil) throws(SystemError) {
        let pages = hugePageSize.map { "huge pages of \(HugePagePool.words($0))" } ?? "base pages"
        let what = "memory file of \(size) bytes in \(pages)"
        let logarithm = try hugePageSize.map { bytes throws(SystemError) in
            guard bytes > 0, bytes & (bytes - 1) == 0 else {
                throw SystemError("memfd_create of a " + what, result: -Int(EINVAL))
            }
            return Int32(bytes.trailingZeroBitCount)
        }
        descriptor = try SystemError.check(
            unsafe clinux_memory_file("faultline", logarithm ?? 0),
            "memfd_create of a " + what
        )
        self.size = size
        pageSize = hugePageSize ?? PageCache.pageSize
        guard ftruncate(descriptor, size) < 0 else { return }
        throw SystemError("ftruncate of a " + what, result: -Int(errno))
    }

    deinit { _ = Glibc.close(descriptor) }

    /// A path by which other processes of this user can open the same file, as long as this process has it.
    package var path: String { "/proc/\(getpid())/fd/\(descriptor)" }
}
