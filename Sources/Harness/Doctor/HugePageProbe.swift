internal import Platform

/// What the environment does not record of the hugetlb pages of one size.
public struct HugePageProbe: Hashable, Sendable {
    /// The size of one page.
    public var pageBytes: Int
    /// Free pages on each NUMA node that has memory.
    public var freeByNode: [Int: Int]
    /// What the control groups of this process let it have; nil without a limit.
    public var limitBytes: Int?

    /// Makes a probe.
    public init(pageBytes: Int, freeByNode: [Int: Int], limitBytes: Int? = nil) {
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
