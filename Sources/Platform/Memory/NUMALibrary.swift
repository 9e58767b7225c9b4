#if NUMA
    internal import CNuma
#endif

/// libnuma, where the build has it (trait NUMA).
package enum NUMALibrary {
    /// What placement can be asked for.
    package enum State: Hashable, Sendable {
        /// Built without libnuma: `--disable-default-traits`.
        case notBuiltIn
        /// The kernel does not do NUMA policies (numa_available(3) says so).
        case notAvailable
        /// So many nodes can be asked for.
        case available(nodes: Int)

        /// The state in words.
        package var description: String {
            switch self {
            case .notBuiltIn: "built without NUMA"
            case .notAvailable: "libnuma finds no NUMA support in this kernel"
            case .available(let nodes): "libnuma can place on \(nodes) node\(nodes == 1 ? "" : "s")"
            }
        }
    }

    /// The state of this build on this machine.
    package static var state: State {
        #if NUMA
            numa_available() < 0 ? .notAvailable : .available(nodes: Int(numa_num_configured_nodes()))
        #else
            .notBuiltIn
        #endif
    }
}
