/// The NUMA nodes of the machine, from /sys alone (libnuma is not needed to know them).
public struct NUMAFacts: Hashable, Sendable {
    /// The nodes that are online; empty when the kernel was built without NUMA.
    public var nodes: [NUMANode]
    /// kernel.numa_balancing: 0 off, 1 on, 2 memory tiering; nil when the kernel does not have it.
    public var balancing: Int?

    /// The nodes now.
    public static func current(root: String = "") -> NUMAFacts {
        let directory = root + "/sys/devices/system/node"
        let ids = ProcFile.read(directory + "/online").flatMap(ProcText.list) ?? []
        let nodes = ids.map { id in
            NUMANode(
                id: id,
                cpuList: ProcFile.read("\(directory)/node\(id)/cpulist") ?? "",
                memory: ProcFile.read("\(directory)/node\(id)/meminfo") ?? "",
                distances: ProcFile.read("\(directory)/node\(id)/distance") ?? ""
            )
        }
        return NUMAFacts(nodes: nodes, balancing: ProcFile.integer(root + "/proc/sys/kernel/numa_balancing"))
    }
}
