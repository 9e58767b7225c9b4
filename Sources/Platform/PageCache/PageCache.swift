internal import CLinux
internal import Glibc

/// The page cache of one file: how much of it is resident, and how to bring it to nothing.
package enum PageCache {
    /// The size of a page, in bytes.
    package static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    /// The pages of a file by state.
    package struct Residency: Hashable, Sendable {
        /// Pages in the cache.
        package var cached: Int
        /// Pages that wait to be written; nil when only mincore could be asked.
        package var dirty: Int?
        /// Pages being written; nil when only mincore could be asked.
        package var writeback: Int?
        /// The places that were looked at where all pages could not be counted; nil where they were.
        package var places: Int?

        /// True when the cache holds nothing of the file.
        package var isEmpty: Bool { cached == 0 && (dirty ?? 0) == 0 && (writeback ?? 0) == 0 }
    }

    /// Counts the resident pages of a file, in base pages on hugetlbfs too: cachestat(2), or mincore(2) where that fails (before Linux
    /// 6.5, under old profiles of containers), and on overlayfs, where cachestat looks at the wrong inode and always counts zero.
    ///
    /// - Throws: ``SystemError`` with EPERM for a file of another owner: there cachestat refuses, and mincore calls every page
    ///   resident without an error, so neither is believed. That of cachestat where both fail.
    package static func residency(of file: borrowing FileHandle) throws(SystemError) -> Residency {
        let facts = try file.facts()
        guard facts.owner == geteuid() else { throw SystemError("residency", path: file.path, result: -Int(EPERM)) }
        let system = try? FileSystem(of: file)
        // cachestat(2) is EOPNOTSUPP there, and mincore(2) tells of the mapping's own page tables alone: a fresh mapping of a full
        // file counts none (measured on 6.18). What is allocated is resident, since hugetlb pages are never swapped.
        if system?.isHugePages == true { return Residency(cached: facts.allocated / pageSize) }
        var counted: Residency?
        var refusal: SystemError?
        do throws(SystemError) {
            counted = try residencyByCachestat(of: file)
        } catch {
            refusal = error
        }
        if let counted, let system, !system.isOverlay { return counted }
        do throws(SystemError) {
            return try residencyByMincore(of: file, size: facts.size)
        } catch {
            // On a file system that could not be asked for its kind, cachestat is all there is.
            if let counted, system == nil { return counted }
            guard let refusal else { throw error }
            throw SystemError("cachestat and its stand-in mincore", path: file.path, result: -Int(refusal.number))
        }
    }

    /// Asks cachestat(2) alone.
    package static func residencyByCachestat(of file: borrowing FileHandle) throws(SystemError) -> Residency {
        var counts = clinux_page_counts(cached: 0, dirty: 0, writeback: 0, evicted: 0, recently_evicted: 0)
        try SystemError.check(unsafe clinux_cachestat(file.descriptor, &counts), "cachestat", path: file.path)
        return Residency(cached: Int(counts.cached), dirty: Int(counts.dirty), writeback: Int(counts.writeback))
    }

    /// The fallback: maps the file and asks mincore(2).
    package static func residencyByMincore(of file: borrowing FileHandle, size: Int) throws(SystemError) -> Residency {
        guard size > 0 else { return Residency(cached: 0) }
        let mapping = try Mapping(observing: file, length: size)
        let resident = try mapping.residentPages().count { $0 }
        try mapping.unmap()
        return Residency(cached: resident)
    }

    /// Drops a file from the cache: writes back what is dirty, then advises DONTNEED until nothing is left.
    ///
    /// One call is not enough: pages of readahead in flight stay, and come clean a moment later. Pages that anybody has
    /// mapped stay for good, so unmap first.
    ///
    /// - Parameters:
    ///   - places: the offsets that are looked at where the pages can't be counted; none to have that be an error.
    ///   - patience: how long to try, in nanoseconds.
    /// - Returns: what is still resident; empty when it worked.
    package static func evict(
        _ file: borrowing FileHandle,
        lookingAt places: @autoclosure () -> [Int] = [],
        patience: Int = 2_000_000_000
    ) throws(SystemError) -> Residency {
        try file.syncData()
        let deadline = Clock.now() + patience
        while true {
            try drop(file)
            let left = try remainder(of: file, lookingAt: places())
            if left.isEmpty || Clock.now() >= deadline { return left }
            usleep(1000)
        }
    }

    private static func remainder(
        of file: borrowing FileHandle,
        lookingAt places: @autoclosure () -> [Int]
    ) throws(SystemError) -> Residency {
        let refusal: SystemError
        do throws(SystemError) {
            return try residency(of: file)
        } catch {
            refusal = error
        }
        let places = places()
        guard !places.isEmpty, let sample = try? residency(of: file, at: places) else { throw refusal }
        // Looking fetches what is not there. How long that takes is not known: what stays of it is missing in what the engine reads.
        for _ in 0..<3 where sample.isEmpty {
            usleep(1000)
            try drop(file)
        }
        return sample
    }

    /// posix_fadvise(2) with DONTNEED, or MADV_PAGEOUT of a mapping of what is resident where that fails.
    private static func drop(_ file: borrowing FileHandle) throws(SystemError) {
        do throws(SystemError) {
            try file.advise(.dontNeed)
        } catch {
            guard (try? pageOut(file)) != nil else { throw error }
        }
    }

    private static func pageOut(_ file: borrowing FileHandle) throws(SystemError) {
        let size = try file.facts().size
        guard size > 0 else { return }
        let mapping = try Mapping(observing: file, length: size)
        try mapping.touchResident()
        try mapping.advise(.pageOut)
        try mapping.unmap()
    }
}
