/// The pages that a mapping has in truth, from /proc/self/smaps (proc_pid_smaps(5)); sizes in bytes.
///
/// The kernel merges neighbours that are alike. Where that happened the figures are those of the whole, and ``isExact`` is false.
package struct MappingPages: Hashable, Sendable {
    /// The size of what smaps lists for the mapping.
    package var length = 0
    /// KernelPageSize: that of hugetlb pages, or the base page's; transparent huge pages do not show in it.
    package var kernelPageSize = PageCache.pageSize
    /// AnonHugePages: anonymous memory in transparent huge pages.
    package var anonHugeBytes = 0
    /// FilePmdMapped: page cache of a file system on disk that is mapped by entries of a huge page's size.
    package var filePmdBytes = 0
    /// ShmemPmdMapped: the same of tmpfs and memory files.
    package var shmemPmdBytes = 0
    /// Private_Hugetlb: hugetlb pages that this process alone maps.
    package var privateHugetlbBytes = 0
    /// Shared_Hugetlb: hugetlb pages that others map too.
    package var sharedHugetlbBytes = 0
    /// Rss: what is mapped; hugetlb pages are never among it.
    package var rss = 0
    /// False when the mapping was merged with a neighbour.
    package var isExact = true

    /// Reads smaps for a mapping; nil when it can't be read.
    package init?(of mapping: borrowing Mapping) {
        let start = unsafe UInt(bitPattern: mapping.base)
        guard let range = SmapsRange.read(start: start, end: start + UInt(mapping.length)) else { return nil }
        self.init(range)
    }

    /// Takes what was read of a range of addresses; what the kernel does not tell is 0 here.
    package init(_ range: SmapsRange) {
        length = range.sizeBytes
        kernelPageSize = range.kernelPageBytes ?? PageCache.pageSize
        anonHugeBytes = range.anonymousHugeBytes ?? 0
        filePmdBytes = range.filePmdMappedBytes ?? 0
        shmemPmdBytes = range.sharedMemoryPmdMappedBytes ?? 0
        privateHugetlbBytes = range.privateHugetlbBytes ?? 0
        sharedHugetlbBytes = range.sharedHugetlbBytes ?? 0
        rss = range.residentBytes
        isExact = range.isExact
    }

    /// The page size that the mapping got, in bytes: that of hugetlb pages; that of transparent ones when they make up 95 % of it
    /// (a part at either end may be too short for one); else the base page's.
    package var obtainedPageSize: Int {
        obtainedPageSize(base: PageCache.pageSize, transparent: TransparentHugePages.pageSize)
    }

    /// The same under a kernel with these sizes of a base page and of a transparent huge page, in bytes.
    package func obtainedPageSize(base: Int, transparent: Int) -> Int {
        if kernelPageSize > base { return kernelPageSize }
        let huge = anonHugeBytes + filePmdBytes + shmemPmdBytes
        return huge > 0 && huge * 20 >= length * 19 ? transparent : base
    }
}
