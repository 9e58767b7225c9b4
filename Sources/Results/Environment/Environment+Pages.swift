extension Environment {
    /// Page sizes: transparent huge pages and the hugetlb pools.
    package struct Pages: Hashable, Sendable, Codable {
        /// The size of a base page.
        package var baseBytes: Int?
        /// What stands for it where a result does not tell it.
        package static let usualBytes = 4 << 10
        /// transparent_hugepage/enabled: `always`, `madvise` or `never`; nil without THP.
        package var transparent: String?
        /// transparent_hugepage/defrag.
        package var defrag: String?
        /// transparent_hugepage/shmem_enabled.
        package var sharedMemory: String?
        /// The hugetlb pools, the smallest pages first.
        package var pools: [HugePool]?
        /// The sizes of anonymous huge pages that are not `never`, such as `64kB=always`; nil where there is one size alone, and in results
        /// of earlier versions.
        package var sizes: [String]?
        /// The same of tmpfs and shared memory.
        package var sharedSizes: [String]?

        /// Makes the facts; what is left out is unknown.
        package init(
            baseBytes: Int? = nil,
            transparent: String? = nil,
            defrag: String? = nil,
            sharedMemory: String? = nil,
            pools: [HugePool]? = nil
        ) {
            self.baseBytes = baseBytes
            self.transparent = transparent
            self.defrag = defrag
            self.sharedMemory = sharedMemory
            self.pools = pools
        }

        enum CodingKeys: String, CodingKey {
            case baseBytes = "base_bytes"
            case transparent = "thp_enabled"
            case defrag = "thp_defrag"
            case sharedMemory = "thp_shmem_enabled"
            case pools = "huge_pools"
            case sizes = "thp_sizes"
            case sharedSizes = "thp_shmem_sizes"
        }
    }

    /// The hugetlb pages of one size.
    package struct HugePool: Hashable, Sendable, Codable {
        /// The size of one page.
        package var pageBytes: Int
        /// Pages in the pool.
        package var total: Int
        /// Pages not handed out.
        package var free: Int

        /// Makes the facts; what is left out is unknown.
        package init(pageBytes: Int, total: Int, free: Int) {
            self.pageBytes = pageBytes
            self.total = total
            self.free = free
        }

        enum CodingKeys: String, CodingKey {
            case pageBytes = "page_bytes"
            case total
            case free
        }
    }
}
