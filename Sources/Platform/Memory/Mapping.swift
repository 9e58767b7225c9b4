internal import CLinux
internal import Glibc

/// A mapping of a file from its start, or of anonymous memory, unmapped once.
@safe package struct Mapping: ~Copyable {
    /// The first byte.
    package let base: UnsafeMutableRawPointer
    /// The bytes mapped.
    package let length: Int

    /// Takes over a mapping that has been made.
    init(base: UnsafeMutableRawPointer, length: Int) {
        unsafe self.base = base
        self.length = length
    }

    /// Maps `length` bytes of an open file, MAP_SHARED unless it is private.
    ///
    /// - Parameters:
    ///   - length: for a file of huge pages a multiple of their size: munmap(2) refuses anything else.
    ///   - writable: PROT_READ and PROT_WRITE, else PROT_READ alone.
    ///   - populate: MAP_POPULATE: best effort, it reports no error.
    ///   - isPrivate: MAP_PRIVATE.
    package init(
        _ descriptor: Int32,
        length: Int,
        writable: Bool = false,
        populate: Bool = false,
        isPrivate: Bool = false
    ) throws(SystemError) {
        let protection = writable ? PROT_READ | PROT_WRITE : PROT_READ
        let flags = (isPrivate ? MAP_PRIVATE : MAP_SHARED) | (populate ? Int32(MAP_POPULATE) : 0)
        let address = unsafe mmap(nil, length, protection, flags, descriptor, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else {
            throw SystemError("mmap of \(length) bytes", result: -Int(errno))
        }
        unsafe base = address
        self.length = length
    }

    /// Maps a file for reading, to look at its pages: MAP_SHARED, or MAP_PRIVATE where the file system has no shared mappings. For who
    /// only reads, both map the same pages of the page cache.
    package init(observing file: borrowing FileHandle, length: Int) throws(SystemError) {
        do throws(SystemError) {
            try self.init(file.descriptor, length: length)
        } catch {
            let number = error.number
            do throws(SystemError) {
                try self.init(file.descriptor, length: length, isPrivate: true)
            } catch {
                throw SystemError(error.operation, path: file.path, result: -Int(number))
            }
        }
    }

    deinit { _ = unsafe munmap(base, length) }

    /// Unmaps and reports what munmap(2) says; without it that happens in silence.
    package consuming func unmap() throws(SystemError) {
        let result = unsafe munmap(base, length)
        let number = errno
        discard self
        if result < 0 { throw SystemError("munmap", result: -Int(number)) }
    }

    /// The advice to the kernel on the accesses to come.
    package enum Advice: Sendable {
        /// MADV_NORMAL.
        case normal
        /// MADV_SEQUENTIAL.
        case sequential
        /// MADV_RANDOM: a fault reads its own page alone.
        case random
        /// MADV_WILLNEED: starts reading; at most one readahead window for each call.
        case willNeed
        /// MADV_COLD (Linux 5.4): what is mapped here, and by nobody else, is the first to go when memory is short.
        case cold
        /// MADV_PAGEOUT (Linux 5.4): what is mapped here, and by nobody else, leaves memory now. Pages of a file that this user
        /// neither owns nor may write stay, without an error.
        case pageOut
        /// MADV_HUGEPAGE: page faults may take transparent huge pages, where the setting is `madvise` or `advise`.
        case hugePage
        /// MADV_NOHUGEPAGE: page faults take base pages alone.
        case noHugePage
        /// MADV_COLLAPSE (Linux 6.1): makes huge pages of what is mapped, now, and reports errors: EINVAL for a file system
        /// that can't have them, EAGAIN or ENOMEM where no huge page was to be had.
        case collapse
        /// MADV_POPULATE_READ (Linux 5.14): maps every page now, reading what is missing, and reports errors.
        case populateRead
        /// MADV_POPULATE_WRITE (Linux 5.14): maps every page for writing, now, and reports errors: EFAULT for a hugetlb page that
        /// is not to be had on the nodes asked for, where a touch would end in SIGBUS.
        case populateWrite

        /// The number that the system call takes.
        package var number: Int32 {
            switch self {
            case .normal: MADV_NORMAL
            case .sequential: MADV_SEQUENTIAL
            case .random: MADV_RANDOM
            case .willNeed: MADV_WILLNEED
            case .cold: clinux_madv_cold
            case .pageOut: clinux_madv_pageout
            case .hugePage: MADV_HUGEPAGE
            case .noHugePage: MADV_NOHUGEPAGE
            case .collapse: clinux_madv_collapse
            case .populateRead: clinux_madv_populate_read
            case .populateWrite: clinux_madv_populate_write
            }
        }
    }

    /// Gives advice on `count` bytes from `offset` (a multiple of the page size), or on all of it.
    package func advise(_ advice: Advice, offset: Int = 0, count: Int? = nil) throws(SystemError) {
        let size = count ?? (length - offset)
        guard unsafe madvise(base + offset, size, advice.number) < 0 else { return }
        throw SystemError("madvise \(advice)", result: -Int(errno))
    }

    /// Makes the whole mapping durable: msync(2) with MS_SYNC.
    package func sync() throws(SystemError) {
        guard unsafe msync(base, length, Int32(MS_SYNC)) < 0 else { return }
        throw SystemError("msync", result: -Int(errno))
    }

    /// Which of the mapped pages are resident, one flag for each: mincore(2). Only true for files of this user.
    package func residentPages() throws(SystemError) -> [Bool] {
        var states = [UInt8](repeating: 0, count: (length + PageCache.pageSize - 1) / PageCache.pageSize)
        guard unsafe mincore(base, length, &states) < 0 else { return states.map { $0 & 1 == 1 } }
        throw SystemError("mincore", result: -Int(errno))
    }

    /// Maps every page for reading: by MADV_POPULATE_READ, or with a touch of each where the kernel does not have that.
    package func touchAll() {
        guard (try? advise(.populateRead)) == nil else { return }
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: length, by: PageCache.pageSize) {
            sum &+= UInt64(unsafe base.load(fromByteOffset: offset, as: UInt8.self))
        }
        BlackBox.use(sum)
    }

    /// Touches what is resident and nothing else, so that it is mapped.
    package func touchResident() throws(SystemError) {
        // Without the advice a fault may start to read what lies beyond.
        try? advise(.random)
        var sum: UInt64 = 0
        for (page, isResident) in try residentPages().enumerated() where isResident {
            sum &+= UInt64(unsafe base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
        }
        BlackBox.use(sum)
    }
}
