/// The settings of transparent huge pages, from /sys/kernel/mm/transparent_hugepage; nil where the kernel has none.
package struct TransparentHugePages: Hashable, Sendable {
    /// For anonymous memory: `always`, `madvise` or `never`.
    package var enabled: String?
    /// How hard a page fault tries: `always`, `defer`, `defer+madvise`, `madvise` or `never`.
    package var defrag: String?
    /// For tmpfs and shared memory: `always`, `within_size`, `advise`, `never`, `deny` or `force`.
    package var sharedMemory: String?

    /// The size of a transparent huge page, in bytes (hpage_pmd_size); 2 MiB where the kernel does not say.
    package static let pageSize = ProcFile.integer("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size") ?? 2 << 20

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
