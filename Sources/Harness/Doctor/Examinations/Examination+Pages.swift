internal import Results

extension Examination {
    /// Huge pages of both kinds.
    func pages() -> [DoctorFinding] { [transparent(), shared(), reserved()].compactMap { $0 } }

    private static let settings = "/sys/kernel/mm/transparent_hugepage"

    private func transparent() -> DoctorFinding? {
        guard let enabled = environment.pages.transparent else {
            return DoctorFinding(
                .note,
                "THP",
                found: "the kernel has no transparent huge pages",
                effect: "mappings get base pages only: more faults than on most machines"
            )
        }
        let defrag = environment.pages.defrag.map { ", defrag=\($0)" } ?? ""
        let found = "transparent huge pages: enabled=\(enabled)\(defrag)"
        guard enabled != "madvise" else { return DoctorFinding(.ok, "THP", found: found) }
        return DoctorFinding(
            .note,
            "THP",
            found: found,
            effect: enabled == "always"
                ? "anonymous memory gets huge pages unasked: its first touch differs from machines with madvise"
                : "anonymous memory never gets huge pages; mapped files still may, from large folios",
            fix: "echo madvise | sudo tee \(Self.settings)/enabled"
        )
    }

    /// Huge pages of tmpfs and memory files. `never` is the usual setting, and leaves the mount's huge= and MADV_COLLAPSE.
    private func shared() -> DoctorFinding? {
        guard let shared = environment.pages.sharedMemory else { return nil }
        let found = "huge pages of tmpfs and memory files: shmem_enabled=\(shared)"
        let effect: String
        switch shared {
        case "deny": effect = "a tmpfs never gets huge pages, whatever its mount option huge= says"
        case "force": effect = "every tmpfs gets huge pages unasked: the twin in base pages has none"
        default: return DoctorFinding(.ok, "tmpfs THP", found: found)
        }
        let fix = "echo never | sudo tee \(Self.settings)/shmem_enabled"
        return DoctorFinding(.note, "tmpfs THP", found: found, effect: effect, fix: fix)
    }

    private func reserved() -> DoctorFinding? {
        guard let pools = environment.pages.pools, !pools.isEmpty else {
            return DoctorFinding(.note, "hugetlb", found: "the kernel has no hugetlb pages")
        }
        let found = "hugetlb pages: " + pools.map(words).joined(separator: "; ")
        let refusal = "cases of hugetlb pages will be refused; no others are concerned"
        guard let pool = pools.first(where: { $0.total > 0 }) else {
            return DoctorFinding(
                .note,
                "hugetlb",
                found: found,
                effect: refusal,
                fix: "sudo sysctl vm.nr_hugepages=64"
            )
        }
        if let limit = probes.hugePages.compactMap(\.limitBytes).min(), limit < pool.pageBytes * 16 {
            return DoctorFinding(
                .note,
                "hugetlb",
                found: found + "; the control group may have \(Self.size(limit))",
                effect: refusal,
                fix: "raise the container's hugetlb limit (hugetlb.*.max of its control group)"
            )
        }
        if let empty = byNode(pool).first(where: { $0.free == 0 }) {
            let file =
                "/sys/devices/system/node/node\(empty.node)/hugepages/hugepages-\(pool.pageBytes >> 10)kB/nr_hugepages"
            return DoctorFinding(
                .note,
                "hugetlb",
                found: found,
                effect: "memory of hugetlb pages on node \(empty.node) will be refused",
                fix: "echo 64 | sudo tee \(file)"
            )
        }
        return DoctorFinding(.ok, "hugetlb", found: found)
    }

    /// A pool in words, such as `2 MiB 60 of 64 free (node 0: 28, node 1: 32)`.
    private func words(_ pool: Environment.HugePool) -> String {
        let text = "\(Self.size(pool.pageBytes)) \(pool.free) of \(pool.total) free"
        let nodes = byNode(pool)
        guard pool.total > 0, !nodes.isEmpty else { return text }
        return text + " (" + nodes.map { "node \($0.node): \($0.free)" }.joined(separator: ", ") + ")"
    }

    /// A pool's free pages by node; empty on one node, where they are all there.
    private func byNode(_ pool: Environment.HugePool) -> [(node: Int, free: Int)] {
        let free = probes.hugePages.first { $0.pageBytes == pool.pageBytes }?.freeByNode ?? [:]
        return free.count < 2 ? [] : free.sorted { $0.key < $1.key }.map { (node: $0.key, free: $0.value) }
    }
}
