/// What the work of a case costs without a file: its own loop (pattern, block size, size and use of the bytes) on one thread over
/// anonymous memory, measured once before the first round. All times are nanoseconds of one operation.
package struct CaseControl: Hashable, Sendable, Codable {
    /// The id of the case.
    package var `case`: String
    /// The anonymous memory, in bytes: the file's size, or less where memory is short or the file is large.
    package var regionBytes: Int
    /// The bytes of one operation.
    package var blockBytes: Int
    /// In place, as by a mapping, in base pages.
    package var inPlaceNanoseconds: Double?
    /// In place, in transparent huge pages; nil where they are not to be had.
    package var inPlaceHugeNanoseconds: Double?
    /// By a copy into the buffer, as by a system call, in base pages; nil for cases that write, and for messages between processes.
    package var copiedNanoseconds: Double?
    /// By a copy, in huge pages: so the kernel has all memory mapped.
    package var copiedHugeNanoseconds: Double?
    /// The copy alone of one block that lies in the caches.
    package var hotCopyNanoseconds: Double?
    /// pread(2) of one block of the case's file that lies in the caches; nil for cases that write.
    package var preadNanoseconds: Double?
    /// What pread(2) of one byte adds to the copying loop, each time of the block's page in the file, whose bytes lie in the caches
    /// while what the kernel knows of the page does not; of small files what it adds to opening and closing each of them. nil for
    /// cases that do not read a warm file, and for blocks above 64 KiB.
    package var preadBesideNanoseconds: Double?

    /// A control with nothing measured yet.
    package init(case id: String, regionBytes: Int, blockBytes: Int) {
        self.case = id
        self.regionBytes = regionBytes
        self.blockBytes = blockBytes
    }

    /// In place, where a share of the bytes (0 to 1) is mapped in huge pages.
    package func inPlace(hugeShare share: Double) -> Double? {
        guard let base = inPlaceNanoseconds else { return inPlaceHugeNanoseconds }
        guard let huge = inPlaceHugeNanoseconds else { return base }
        let share = max(0, min(1, share))
        return share * huge + (1 - share) * base
    }

    /// True where every engine works on the bytes in memory of its own, whether it copies them before or not: messages.
    package var isOfEveryEngine: Bool {
        hotCopyNanoseconds != nil && copiedNanoseconds == nil && copiedHugeNanoseconds == nil
    }

    /// What the bytes cost an engine that copies them, beyond a copy within the caches: fetching them from where they lie, and
    /// using them in the buffer.
    package var beyondHotCopy: Double? {
        guard let copied = copiedHugeNanoseconds ?? copiedNanoseconds, let hot = hotCopyNanoseconds else { return nil }
        return max(0, copied - hot)
    }
}
