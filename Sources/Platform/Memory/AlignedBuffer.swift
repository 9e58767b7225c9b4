internal import CLinux
internal import Glibc

/// A page-aligned buffer whose pages have been touched.
///
/// Alignment decides: a copy whose source and destination differ by 1 to 31 bytes modulo 4096 is about five times slower on
/// CPUs with fast short rep movsb, and malloc(3) gives large buffers at page + 16.
@safe package struct AlignedBuffer: ~Copyable {
    /// The pages that a buffer is made of.
    package enum Pages: Hashable, Sendable {
        /// What the kernel does by itself.
        case normal
        /// MADV_HUGEPAGE on memory that begins at 2 MiB.
        case transparent
        /// MAP_HUGETLB with pages of this size, in bytes.
        case pool(Int)
    }

    /// The first byte, at a multiple of the page size.
    package let base: UnsafeMutableRawPointer
    /// The size in bytes: what was asked for, at least a page.
    package let count: Int
    private let mapped: (start: UnsafeMutableRawPointer, bytes: Int)

    /// Allocates anonymous memory and touches each page.
    ///
    /// - Throws: ``SystemError`` where the pages are not to be had: nothing else is taken in their place.
    package init(_ count: Int, pages: Pages = .normal) throws(SystemError) {
        let unit =
            switch pages {
            case .normal: PageCache.pageSize
            case .transparent: TransparentHugePages.pageSize
            case .pool(let size): size
            }
        let size = (max(count, 1) + unit - 1) / unit * unit
        // What is mapped begins at any page: one unit more has a whole unit at its multiple.
        let slack = pages == .transparent ? unit : 0
        var flags = MAP_PRIVATE | Int32(MAP_ANONYMOUS)
        if case .pool(let bytes) = pages {
            flags |= MAP_HUGETLB | Int32(bytes.trailingZeroBitCount) << clinux_huge_shift
        }
        let address = unsafe mmap(nil, size + slack, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            let what = if case .pool(let bytes) = pages { " in pages of \(bytes >> 10) KiB" } else { "" }
            throw SystemError("mmap of a buffer of \(size) bytes\(what)", result: -Int(errno))
        }
        let start = Int(bitPattern: address)
        let offset = slack == 0 ? 0 : (unit - start % unit) % unit
        if pages == .transparent, unsafe madvise(address + offset, size, MADV_HUGEPAGE) < 0 {
            let number = errno
            _ = unsafe munmap(address, size + slack)
            throw SystemError("madvise of a buffer for huge pages", result: -Int(number))
        }
        unsafe memset(address + offset, 0x5a, size)
        unsafe base = address + offset
        unsafe mapped = (address, size + slack)
        self.count = max(count, PageCache.pageSize)
    }

    /// The pages that it has in truth; nil when smaps can't be read.
    package var obtained: MappingPages? {
        let start = unsafe UInt(bitPattern: base)
        return SmapsRange.read(start: start, end: start + UInt(count)).map(MappingPages.init)
    }

    deinit { _ = unsafe munmap(mapped.start, mapped.bytes) }
}
