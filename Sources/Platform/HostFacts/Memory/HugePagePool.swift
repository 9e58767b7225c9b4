/// The hugetlb pages of one size: how many there are and what may be had, from /sys/kernel/mm/hugepages (hugetlbpage.rst).
package struct HugePagePool: Hashable, Sendable {
    /// The size of one page, in bytes.
    package var pageSize: Int
    /// nr_hugepages: pages in the pool, surplus ones among them.
    package var total: Int
    /// free_hugepages: pages that nobody has touched yet.
    package var free: Int
    /// resv_hugepages: free pages that a mapping has been promised.
    package var reserved = 0
    /// surplus_hugepages: pages beyond the pool's size, given back when they are let go.
    package var surplus = 0
    /// nr_overcommit_hugepages: how many surplus pages the kernel may make on demand.
    package var overcommitLimit = 0
    /// The lowest limit of this process's control groups on pages of this size, in bytes; nil when there is none.
    package var cgroupLimitBytes: Int?
    /// What the closest of those limits still leaves, in bytes, with what all of its group use subtracted; nil without a limit.
    package var cgroupRoomBytes: Int?
    /// The directory that stands for `/`.
    let root: String

    /// Pages that a new mapping can have without the pool growing.
    package var available: Int { max(0, free - reserved) }

    /// The sizes that this kernel and CPU have, in bytes, ascending; empty when the kernel has no hugetlb.
    package static var sizes: [Int] { sizes(root: "") }

    /// Reads the pool of one size; nil when this machine has no such pages.
    package init?(pageSize: Int) { self.init(pageSize: pageSize, root: "") }

    /// The same of the machine whose files lie below `root`.
    package init?(pageSize: Int, root: String) {
        let directory = Self.directory(pageSize, root: root)
        let figure = { (name: String) in ProcFile.integer("\(directory)/\(name)") }
        guard let total = figure("nr_hugepages"), let free = figure("free_hugepages") else { return nil }
        self.pageSize = pageSize
        self.total = total
        self.free = free
        self.root = root
        reserved = figure("resv_hugepages") ?? 0
        surplus = figure("surplus_hugepages") ?? 0
        overcommitLimit = figure("nr_overcommit_hugepages") ?? 0
        let limits = CgroupFacts.hugePageLimits(page: Self.limitName(of: pageSize), root: root)
        cgroupLimitBytes = limits.map(\.limit).min()
        cgroupRoomBytes = limits.map { max(0, $0.limit - $0.used) }.min()
    }

    /// The pools of this machine, the smallest pages first; empty when the kernel has no hugetlb.
    package static func current(root: String = "") -> [HugePagePool] {
        sizes(root: root).compactMap { HugePagePool(pageSize: $0, root: root) }
    }

    /// free_hugepages of one NUMA node; nil when there is no such node.
    package func free(onNode node: Int) -> Int? {
        ProcFile.integer(Self.directory(pageSize, node: node, root: root) + "/free_hugepages")
    }

    /// The file that sets the size of the pool, or of a node's part of it.
    func sizeFile(onNode node: Int?) -> String {
        Self.directory(pageSize, node: node, root: root) + "/nr_hugepages"
    }

    private static func directory(_ pageSize: Int, node: Int? = nil, root: String) -> String {
        let base = node.map { "/sys/devices/system/node/node\($0)" } ?? "/sys/kernel/mm"
        return "\(root)\(base)/hugepages/hugepages-\(pageSize >> 10)kB"
    }

    /// The sizes, from the names of directories such as `hugepages-2048kB`.
    static func sizes(root: String) -> [Int] {
        let prefix = "hugepages-"
        let sizes = ProcFile.names(in: root + "/sys/kernel/mm/hugepages").compactMap { name -> Int? in
            guard name.hasPrefix(prefix), name.hasSuffix("kB") else { return nil }
            guard let bytes = ProcText.bytes(String(name.dropFirst(prefix.count).dropLast(2))), bytes > 0 else {
                return nil
            }
            return bytes
        }
        return sizes.sorted()
    }

    /// A size as the files of control groups have it: `64KB`, `2MB`, `1GB` (mem_fmt in mm/hugetlb_cgroup.c).
    private static func limitName(of size: Int) -> String {
        if size >= 1 << 30 { return "\(size >> 30)GB" }
        return size >= 1 << 20 ? "\(size >> 20)MB" : "\(size >> 10)KB"
    }

    /// A size in words: `64 KiB`, `2 MiB`, `1 GiB`.
    static func words(_ size: Int) -> String {
        if size >= 1 << 30 { return "\(size >> 30) GiB" }
        return size >= 1 << 20 ? "\(size >> 20) MiB" : "\(size >> 10) KiB"
    }
}
