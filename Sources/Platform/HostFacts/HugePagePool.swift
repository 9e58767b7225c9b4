/// One size of hugetlb pages: how many are reserved, from /sys/kernel/mm/hugepages.
public struct HugePagePool: Hashable, Sendable {
    /// The size of one page, in bytes.
    public var pageBytes: Int
    /// nr_hugepages: pages in the pool.
    public var total: Int
    /// free_hugepages: pages not handed out yet.
    public var free: Int

    /// Makes a pool from a directory's name, such as `hugepages-2048kB`, and the texts of its two files.
    ///
    /// - Returns: nil when one of them is not of that shape.
    public init?(parsing name: String, total: String, free: String) {
        let prefix = "hugepages-"
        guard name.hasPrefix(prefix), name.hasSuffix("kB") else { return nil }
        let kibibytes = String(name.dropFirst(prefix.count).dropLast(2))
        guard let bytes = ProcText.bytes(kibibytes), bytes > 0 else { return nil }
        guard let total = Int(ProcText.trim(total)), let free = Int(ProcText.trim(free)) else { return nil }
        self.pageBytes = bytes
        self.total = total
        self.free = free
    }

    /// The pools of this machine, the smallest pages first; empty when the kernel has no hugetlb.
    public static func current(root: String = "") -> [HugePagePool] {
        let directory = root + "/sys/kernel/mm/hugepages"
        let pools = ProcFile.names(in: directory).compactMap { name -> HugePagePool? in
            guard let total = ProcFile.read("\(directory)/\(name)/nr_hugepages") else { return nil }
            guard let free = ProcFile.read("\(directory)/\(name)/free_hugepages") else { return nil }
            return HugePagePool(parsing: name, total: total, free: free)
        }
        return pools.sorted { $0.pageBytes < $1.pageBytes }
    }
}
