internal import Platform

/// What the environment does not record of the hugetlb pages of one size.
package struct HugePageProbe: Hashable, Sendable {
    /// The size of one page.
    package var pageBytes: Int
    /// Free pages on each NUMA node that has memory.
    package var freeByNode: [Int: Int]
    /// What the control groups of this process let it have; nil without a limit.
    package var limitBytes: Int?

    /// Makes a probe.
    package init(pageBytes: Int, freeByNode: [Int: Int], limitBytes: Int? = nil) {
        self.pageBytes = pageBytes
        self.freeByNode = freeByNode
        self.limitBytes = limitBytes
    }

    /// Those of this machine, a size each.
    static func current() -> [HugePageProbe] {
        let nodes = NUMAFacts.current().nodesWithMemory
        return HugePagePool.current().map { pool in
            var free: [Int: Int] = [:]
            for node in nodes { free[node] = pool.free(onNode: node) }
            return HugePageProbe(pageBytes: pool.pageSize, freeByNode: free, limitBytes: pool.cgroupLimitBytes)
        }
    }
}
