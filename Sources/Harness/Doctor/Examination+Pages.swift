internal import Results

extension Examination {
    /// Huge pages of both kinds.
    func pages() -> [DoctorFinding] { [transparent(), reserved()].compactMap { $0 } }

    private func transparent() -> DoctorFinding? {
        guard let enabled = environment.pages.transparent else {
            return DoctorFinding(
                .note,
                "THP",
                found: "the kernel has no transparent huge pages",
                effect: "mappings get base pages only: more faults than on most machines"
            )
        }
        let shared = environment.pages.sharedMemory.map { ", shmem_enabled=\($0)" } ?? ""
        let found = "transparent huge pages: enabled=\(enabled)\(shared)"
        guard enabled != "madvise" else { return DoctorFinding(.ok, "THP", found: found) }
        return DoctorFinding(
            .note,
            "THP",
            found: found,
            effect: enabled == "always"
                ? "anonymous memory gets huge pages unasked: its first touch differs from machines with madvise"
                : "anonymous memory never gets huge pages; mapped files still may, from large folios"
        )
    }

    private func reserved() -> DoctorFinding? {
        guard let pools = environment.pages.pools, !pools.isEmpty else {
            return DoctorFinding(.note, "hugetlb", found: "the kernel has no hugetlb pages")
        }
        let filled = pools.filter { $0.total > 0 }
        guard filled.isEmpty else {
            let list = filled.map { "\($0.free) of \($0.total) free of \(Self.size($0.pageBytes))" }
            return DoctorFinding(.ok, "hugetlb", found: list.joined(separator: ", "))
        }
        return DoctorFinding(
            .note,
            "hugetlb",
            found: "no hugetlb page is reserved",
            effect: "engines that ask for hugetlb pages will be refused; no others are concerned",
            mend: "sudo sysctl vm.nr_hugepages=64"
        )
    }
}
