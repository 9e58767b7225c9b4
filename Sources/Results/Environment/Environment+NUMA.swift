extension Environment {
    /// The NUMA nodes (/sys/devices/system/node).
    package struct NUMA: Hashable, Sendable, Codable {
        /// The nodes that are online; nil where the kernel does not tell.
        package var nodes: [Node]?
        /// kernel.numa_balancing: 0 off, 1 on, 2 memory tiering.
        package var balancing: Int?

        /// Makes the facts; what is left out is unknown.
        package init(nodes: [Node]? = nil, balancing: Int? = nil) {
            self.nodes = nodes
            self.balancing = balancing
        }

        enum CodingKeys: String, CodingKey {
            case nodes
            case balancing
        }
    }

    /// One NUMA node.
    package struct Node: Hashable, Sendable, Codable {
        /// Its number.
        package var id: Int
        /// Its CPUs, ascending.
        package var cpus: [Int]
        /// Its memory.
        package var totalBytes: Int?
        /// Memory of it that is free.
        package var freeBytes: Int?
        /// Distances to all nodes in their order; 10 is the node itself.
        package var distances: [Int]

        /// Makes the facts; what is left out is unknown.
        package init(id: Int, cpus: [Int], totalBytes: Int? = nil, freeBytes: Int? = nil, distances: [Int] = []) {
            self.id = id
            self.cpus = cpus
            self.totalBytes = totalBytes
            self.freeBytes = freeBytes
            self.distances = distances
        }

        enum CodingKeys: String, CodingKey {
            case id
            case cpus
            case totalBytes = "total_bytes"
            case freeBytes = "free_bytes"
            case distances
        }
    }
}
