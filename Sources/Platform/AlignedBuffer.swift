internal import CLinux
internal import Glibc

/// A page-aligned buffer whose pages have been touched.
///
/// Alignment decides: a copy whose source and destination differ by 1 to 31 bytes modulo 4096 is about five times slower on
/// CPUs with fast short rep movsb, and malloc(3) gives large buffers at page + 16.
@safe public struct AlignedBuffer: ~Copyable {
    /// The first byte, at a multiple of the page size.
    public let base: UnsafeMutableRawPointer
    /// The size in bytes.
    public let count: Int

    /// Allocates anonymous memory and touches each page.
    public init(_ count: Int) throws(SystemError) {
        let size = max(count, PageCache.pageSize)
        let address = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | Int32(MAP_ANONYMOUS), -1, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw SystemError("mmap of a buffer of \(size) bytes", result: -Int(errno))
        }
        unsafe memset(address, 0x5a, size)
        unsafe base = address
        self.count = size
    }

    deinit { _ = unsafe munmap(base, count) }
}
