/// One NUMA node, from /sys/devices/system/node/nodeN.
package struct NUMANode: Hashable, Sendable {
    /// The node's number.
    package var id: Int
    /// Its CPUs, ascending; empty for a node of memory alone.
    package var cpus: [Int]
    /// MemTotal of the node, in bytes; nil when it is not known.
    package var totalBytes: Int?
    /// MemFree of the node, in bytes; nil when it is not known.
    package var freeBytes: Int?
    /// The distances to all nodes that are online, in the order of their numbers; 10 is the node itself.
    package var distances: [Int]

    /// Makes a node from the texts of its cpulist, meminfo and distance files.
    package init(id: Int, cpuList: String, memory: String, distances: String) {
        self.id = id
        cpus = ProcText.list(cpuList) ?? []
        // Lines such as "Node 0 MemTotal:       24684096 kB".
        let fields = ProcText.fields(memory)
        totalBytes = ProcText.bytes(fields["Node \(id) MemTotal"])
        freeBytes = ProcText.bytes(fields["Node \(id) MemFree"])
        self.distances = ProcText.words(distances).compactMap { Int($0) }
    }
}
