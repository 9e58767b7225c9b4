internal import CLinux
internal import Glibc

extension Mapping {
    /// Maps anonymous memory, MAP_PRIVATE, readable and writable, untouched.
    ///
    /// - Parameters:
    ///   - length: in bytes; a multiple of the huge page's size, if that is given.
    ///   - hugePageSize: the size of hugetlb pages, in bytes; nil for base pages. Never MAP_NORESERVE: where pages are missing, that
    ///     ends in SIGBUS at the first touch instead of ENOMEM here.
    ///   - alignment: what the address must be a multiple of, in bytes. Only a range that is aligned to a transparent huge page can be
    ///     one, and kernels before 6.7 do not align by themselves.
    package init(anonymous length: Int, hugePageSize: Int? = nil, alignment: Int = PageCache.pageSize)
        throws(SystemError)
    {
        var flags = MAP_PRIVATE | Int32(MAP_ANONYMOUS)
        if let size = hugePageSize {
            flags |= Int32(MAP_HUGETLB) | Int32(size.trailingZeroBitCount) << clinux_huge_shift
        }
        let pages = hugePageSize.map { " in huge pages of \(HugePagePool.words($0))" } ?? ""
        let what = "mmap of \(length) bytes of anonymous memory\(pages)"
        try self.init(what, length, PROT_READ | PROT_WRITE, flags, -1, alignment: alignment)
    }

    /// Maps `length` bytes of an open file, MAP_PRIVATE: what is written stays in this process's own copies of pages.
    package init(privateCopyOf descriptor: Int32, length: Int) throws(SystemError) {
        let what = "mmap of \(length) bytes of a private copy"
        try self.init(what, length, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, alignment: PageCache.pageSize)
    }

    /// Maps `length` bytes of an open file, MAP_SHARED and writable, at an address that is a multiple of `alignment`: a file's
    /// transparent huge pages are mapped as such only where the address is aligned like the offset.
    package init(_ descriptor: Int32, length: Int, alignment: Int) throws(SystemError) {
        let what = "mmap of \(length) bytes at a multiple of \(alignment)"
        try self.init(what, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, alignment: alignment)
    }

    private init(
        _ what: String,
        _ length: Int,
        _ protection: Int32,
        _ flags: Int32,
        _ descriptor: Int32,
        alignment: Int
    ) throws(SystemError) {
        var place: UnsafeMutableRawPointer?
        var fixed: Int32 = 0
        if alignment > PageCache.pageSize {
            unsafe place = try Self.room(length, alignment: alignment, what)
            fixed = Int32(MAP_FIXED)
        }
        let address = unsafe mmap(place, length, protection, flags | fixed, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            let number = errno
            if let place = unsafe place { _ = unsafe munmap(place, length) }
            throw SystemError(what, result: -Int(number))
        }
        unsafe self.init(base: address, length: length)
    }

    /// Addresses that are set aside: `length` of them, from a multiple of `alignment` on.
    private static func room(
        _ length: Int,
        alignment: Int,
        _ what: String
    ) throws(SystemError) -> UnsafeMutableRawPointer {
        let flags = MAP_PRIVATE | Int32(MAP_ANONYMOUS) | Int32(MAP_NORESERVE)
        let address = unsafe mmap(nil, length + alignment, PROT_NONE, flags, -1, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw SystemError(what, result: -Int(errno))
        }
        let lead = (alignment - Int(bitPattern: address) % alignment) % alignment
        let page = PageCache.pageSize
        let kept = (length + page - 1) / page * page
        if lead > 0 { _ = unsafe munmap(address, lead) }
        if alignment - lead > 0 { _ = unsafe munmap(address + lead + kept, alignment - lead) }
        return unsafe address + lead
    }
}
