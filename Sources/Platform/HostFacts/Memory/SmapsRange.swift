/// What the kernel says of the mappings in one range of addresses, summed up from /proc/self/smaps (proc_pid_smaps(5)).
///
/// A mapping counts when it overlaps the range. The kernel merges neighbours that are alike, so a mapping may be larger than
/// what was asked for: then ``isExact`` is false.
package struct SmapsRange: Hashable, Sendable {
    /// The mappings found.
    package var mappings = 0
    /// Their size together, in bytes.
    package var sizeBytes = 0
    /// False when a mapping reaches beyond the range.
    package var isExact = true
    /// Rss: bytes present and mapped; hugetlb pages are not among them.
    package var residentBytes = 0
    /// FilePmdMapped: bytes of page cache mapped by 2 MiB entries; nil before Linux 5.4.
    package var filePmdMappedBytes: Int?
    /// ShmemPmdMapped: bytes of shared memory or tmpfs mapped by 2 MiB entries; nil when the kernel does not say.
    package var sharedMemoryPmdMappedBytes: Int?
    /// AnonHugePages: bytes of anonymous memory in transparent huge pages; nil when the kernel does not say.
    package var anonymousHugeBytes: Int?
    /// Private_Hugetlb: bytes in hugetlb pages that this process alone maps; nil when the kernel does not say.
    package var privateHugetlbBytes: Int?
    /// Shared_Hugetlb: bytes in hugetlb pages that others map too; nil when the kernel does not say.
    package var sharedHugetlbBytes: Int?
    /// KernelPageSize: the smallest page size of the mappings, in bytes: the base page's but for hugetlb.
    package var kernelPageBytes: Int?

    /// Nothing found yet.
    init() {}

    /// Reads the text of smaps; nil when no mapping overlaps `start..<end`.
    package init?(parsing text: String, start: UInt, end: UInt) {
        var scanner = SmapsScanner(start: start, end: end)
        let bytes = Array(text.utf8)
        _ = scanner.consume(bytes.span)
        guard scanner.finish().mappings > 0 else { return nil }
        self = scanner.result
    }

    /// Reads this process's mappings in `start..<end`; nil when there is none, or smaps can't be read.
    ///
    /// The kernel walks the page tables of every mapping up to `end`; what lies above is not read.
    package static func read(start: UInt, end: UInt) -> SmapsRange? {
        var scanner = SmapsScanner(start: start, end: end)
        guard ProcFile.forEachChunk(of: "/proc/self/smaps", chunkBytes: 256 << 10, { scanner.consume($0) }) else {
            return nil
        }
        let result = scanner.finish()
        return result.mappings > 0 ? result : nil
    }
}
