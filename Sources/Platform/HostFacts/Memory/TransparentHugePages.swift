/// The settings of transparent huge pages, from /sys/kernel/mm/transparent_hugepage; nil where the kernel has none.
package struct TransparentHugePages: Hashable, Sendable {
    /// For anonymous memory: `always`, `madvise` or `never`.
    package var enabled: String?
    /// How hard a page fault tries: `always`, `defer`, `defer+madvise`, `madvise` or `never`.
    package var defrag: String?
    /// For tmpfs and shared memory: `always`, `within_size`, `advise`, `never`, `deny` or `force`.
    package var sharedMemory: String?

    /// The size of a transparent huge page, in bytes (hpage_pmd_size); where the kernel does not say, what it is for its base pages.
    package static let pageSize =
        ProcFile.integer("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size") ?? size(basePage: PageCache.pageSize)

    /// What one entry of the second level of page tables maps: a table of 8-byte entries fills a base page, so that it is 2 MiB where
    /// base pages have 4 KiB, 32 MiB for 16 KiB, and 512 MiB for 64 KiB.
    package static func size(basePage: Int) -> Int { basePage / 8 * basePage }

    /// Makes the settings from the texts of the three files, such as `always [madvise] never`.
    package init(enabled: String?, defrag: String?, sharedMemory: String?) {
        self.enabled = enabled.flatMap(ProcText.selected)
        self.defrag = defrag.flatMap(ProcText.selected)
        self.sharedMemory = sharedMemory.flatMap(ProcText.selected)
    }

    /// The settings in force.
    package static func current(root: String = "") -> TransparentHugePages {
        let directory = root + "/sys/kernel/mm/transparent_hugepage"
        return TransparentHugePages(
            enabled: ProcFile.read(directory + "/enabled"),
            defrag: ProcFile.read(directory + "/defrag"),
            sharedMemory: ProcFile.read(directory + "/shmem_enabled")
        )
    }
}
