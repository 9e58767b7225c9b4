/// The NUMA nodes of the machine, from /sys alone (libnuma is not needed to know them).
package struct NUMAFacts: Hashable, Sendable {
    /// The nodes that are online; empty when the kernel was built without NUMA.
    package var nodes: [NUMANode]
    /// kernel.numa_balancing: 0 off, 1 on, 2 memory tiering; nil when the kernel does not have it.
    package var balancing: Int?

    /// The nodes now.
    package static func current(root: String = "") -> NUMAFacts {
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

    /// The nodes that have memory, ascending. A node of CPUs alone can't be asked for.
    package var nodesWithMemory: [Int] { nodes.filter { ($0.totalBytes ?? 0) > 0 }.map(\.id).sorted() }

    /// The CPUs of a node; empty for one of memory alone, and for one that there is not.
    package func cpus(ofNode node: Int) -> [Int] { nodes.first { $0.id == node }?.cpus ?? [] }

    /// The node that a CPU belongs to; nil when no node lists it.
    package func node(ofCPU cpu: Int) -> Int? { nodes.first { $0.cpus.contains(cpu) }?.id }

    /// The distance from one node to another: 10 within a node, as the firmware has it; nil when it is not known.
    package func distance(from node: Int, to other: Int) -> Int? {
        guard let row = nodes.first(where: { $0.id == node })?.distances else { return nil }
        // A row lists the nodes that are online, in the order of their numbers.
        guard let column = nodes.map(\.id).sorted().firstIndex(of: other), column < row.count else { return nil }
        return row[column]
    }
}
