/// libnuma, where the build has it (trait NUMA).
package enum NUMALibrary {
    /// What placement can be asked for.
    package enum State: Hashable, Sendable {
        /// Built without libnuma: `--disable-default-traits`.
        case notBuiltIn
        /// The kernel lists no node.
        case notAvailable
        /// A call that places memory, or that tells where it is, is kept away.
        case refused(Obstacle)
        /// So many nodes can be asked for.
        case available(nodes: Int)

        /// The state in words.
        package var description: String {
            switch self {
            case .notBuiltIn: "built without NUMA"
            case .notAvailable: "libnuma finds no NUMA support in this kernel"
            case .refused(let obstacle): obstacle.description
            case .available(let nodes): "libnuma can place on \(nodes) node\(nodes == 1 ? "" : "s")"
            }
        }
    }

    /// The state of this build on this machine: the calls themselves are tried, since libnuma knows of the kernel alone.
    package static var state: State {
        #if NUMA
            let nodes = NUMAFacts.current().nodes.count
            guard nodes > 0 else { return .notAvailable }
            return obstacle().map(State.refused) ?? .available(nodes: nodes)
        #else
            .notBuiltIn
        #endif
    }

    /// True on a machine with memory on several nodes where pages can be looked up: what is not asked for lies somewhere, too. Found once.
    package static let hasSeveralNodes: Bool = {
        guard NUMAFacts.current().nodesWithMemory.count > 1, case .available = state else { return false }
        return true
    }()

    #if NUMA
        /// What the first call that is refused says. They are tried on a thread of its own, whose policy ends with it, and ask for what
        /// every thread has.
        private static func obstacle() -> Obstacle? {
            do throws(SystemError) {
                let thread = try WorkerThread { Result { () throws(SystemError) in try tryCalls() } }
                switch thread.join() {
                case .failure(let error): return Obstacle(error)
                case .success, nil: return nil
                }
            } catch {
                return Obstacle(error)
            }
        }

        private static func tryCalls() throws(SystemError) {
            _ = try policy()
            try MemoryPolicy.local.applyToThread()
            let mapping = try Mapping(anonymous: PageCache.pageSize)
            try mapping.bind(.local)
            unsafe mapping.base.storeBytes(of: 1, as: UInt8.self)
            _ = try PagePlacement.of(mapping, pageSize: PageCache.pageSize)
        }
    #endif
}
