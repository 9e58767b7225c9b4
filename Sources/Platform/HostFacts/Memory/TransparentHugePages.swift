/// The settings of transparent huge pages, from /sys/kernel/mm/transparent_hugepage; nil where the kernel has none.
package struct TransparentHugePages: Hashable, Sendable {
    /// For anonymous memory: `always`, `madvise` or `never`.
    package var enabled: String?
    /// How hard a page fault tries: `always`, `defer`, `defer+madvise`, `madvise` or `never`.
    package var defrag: String?
    /// For tmpfs and shared memory: `always`, `within_size`, `advise`, `never`, `deny` or `force`.
    package var sharedMemory: String?

    /// Those by size (mTHP, Linux 6.8) for anonymous memory that are not `never`, the smallest first, such as `64kB=always`; nil where the
    /// kernel has one size.
    package var sizes: [String]?
    /// The same for tmpfs and shared memory.
    package var sharedSizes: [String]?

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
        var settings = TransparentHugePages(
            enabled: ProcFile.read(directory + "/enabled"),
            defrag: ProcFile.read(directory + "/defrag"),
            sharedMemory: ProcFile.read(directory + "/shmem_enabled")
        )
        settings.sizes = sizes("enabled", in: directory)
        settings.sharedSizes = sizes("shmem_enabled", in: directory)
        return settings
    }

    /// The sizes whose setting of this name is not `never`, each with it; nil where there are no settings by size.
    private static func sizes(_ name: String, in directory: String) -> [String]? {
        let prefix = "hugepages-"
        let sizes = ProcFile.names(in: directory).filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        guard !sizes.isEmpty else { return nil }
        let sorted = sizes.sorted { (Int($0.dropLast(2)) ?? 0) < (Int($1.dropLast(2)) ?? 0) }
        return sorted.compactMap { size in
            let text = ProcFile.read("\(directory)/\(prefix)\(size)/\(name)")
            guard let setting = text.flatMap(ProcText.selected), setting != "never" else { return nil }
            return "\(size)=\(setting)"
        }
    }
}
