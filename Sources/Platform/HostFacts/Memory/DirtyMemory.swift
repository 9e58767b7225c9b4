/// What of the page cache waits to be written back, of the whole system, and from which amount and age on the kernel does that by itself
/// (kernel: Documentation/admin-guide/sysctl/vm.rst).
package struct DirtyMemory: Hashable, Sendable {
    /// Bytes that are dirty or being written (vmstat nr_dirty and nr_writeback).
    package var waitingBytes: Int
    /// From so many dirty bytes on the kernel writes back in the background (vmstat nr_dirty_background_threshold).
    package var backgroundBytes: Int

    /// Reads the text of /proc/vmstat, whose counts are pages; nil when a field is missing.
    package init?(parsing text: String) {
        guard let dirty = Self.value(of: "nr_dirty", in: text),
            let writeback = Self.value(of: "nr_writeback", in: text),
            let background = Self.value(of: "nr_dirty_background_threshold", in: text)
        else { return nil }
        waitingBytes = (dirty &+ writeback) &* PageCache.pageSize
        backgroundBytes = background &* PageCache.pageSize
    }

    /// What it is now; nil where the kernel does not tell.
    package static func current(root: String = "") -> DirtyMemory? {
        ProcFile.read(root + "/proc/vmstat").flatMap(DirtyMemory.init(parsing:))
    }

    /// The pages that were written back since the machine started (vmstat nr_written); nil where the kernel does not tell.
    ///
    /// Whole large folios are counted of which one page was dirty, so that it is no count of bytes.
    package static func writtenPages(root: String = "") -> Int? {
        ProcFile.read(root + "/proc/vmstat").flatMap { value(of: "nr_written", in: $0) }
    }

    /// The age at which dirty pages are written back, in nanoseconds (vm.dirty_expire_centisecs); nil where there is none.
    ///
    /// It is that of the inode: counted from the first store since the kernel, or a sync of the file system, last took it for clean.
    /// Neither fsync(2) nor fdatasync(2) takes it back: see ``FileHandle/syncFileSystem()``.
    package static func expiry(root: String = "") -> Int? {
        let folder = root + "/proc/sys/vm/"
        guard let age = ProcFile.integer(folder + "dirty_expire_centisecs"), (0...Int(Int32.max)).contains(age),
            // 0 stops the periodic work.
            ProcFile.integer(folder + "dirty_writeback_centisecs") != 0
        else { return nil }
        return age * 10_000_000
    }

    static func value(of name: String, in text: String) -> Int? {
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: name.utf8) {
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count == 2, words[0].elementsEqual(name.utf8) else { continue }
            return Int(Substring(words[1]))
        }
        return nil
    }
}
