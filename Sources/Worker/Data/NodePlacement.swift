internal import Platform
package import Workloads

/// The nodes of a round: where its threads run, and where the memory of this process (and what it brings into the page cache) lies.
///
/// The page cache is placed by the policy of the task that fills it: the kernel ignores mbind(2) on a shared mapping of a file.
package struct NodePlacement {
    /// The CPUs of the threads, in the order in which they are used.
    let cpus: [Int]
    /// The nodes of the memory.
    let memory: [Int]
    private let isInterleaved: Bool

    /// Why a placement is not to be had, in one line.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    /// Finds the nodes; nil where none are asked for.
    ///
    /// - Parameters:
    ///   - cpus: those that may be used, in the order of preference; the node of the first is the local one.
    ///   - nodes: those of the machine.
    init?(
        _ asked: NUMAPlacement,
        cpus: [Int],
        nodes: [NUMANode] = NUMAFacts.current().nodes,
        library: NUMALibrary.State = NUMALibrary.state
    ) throws(Refusal) {
        guard asked != .off else { return nil }
        guard case .available = library else {
            throw Refusal(description: "numa \(asked): \(library.description)")
        }
        let places = Places(asked: asked, nodes: nodes)
        guard let first = cpus.first, let local = nodes.first(where: { $0.cpus.contains(first) }) else {
            throw Refusal(description: "numa \(asked): the node of this process's CPUs is not known")
        }
        var worker = local
        switch asked {
        case .off: return nil
        case .local: memory = [local.id]
        case .remote: memory = [try places.farthest(from: local)]
        case .interleave:
            memory = nodes.filter(\.hasMemory).map(\.id)
            guard memory.count > 1 else { throw places.oneNode() }
        case .node(let node):
            worker = try places.node(node)
            memory = [try places.withMemory(node)]
        case .apart(let cpu, let node):
            worker = try places.node(cpu)
            memory = [try places.withMemory(node)]
        }
        self.cpus = cpus.filter(worker.cpus.contains)
        isInterleaved = asked == .interleave
        guard !self.cpus.isEmpty else {
            throw Refusal(
                description: "numa \(asked): none of the CPUs of node \(worker.id) may be used (allowed: "
                    + cpus.sorted().map(String.init).joined(separator: ", ") + ")"
            )
        }
    }

    /// Why a placement is not to be had on this machine, for a process that may use all the CPUs that this one may; nil if it is.
    package static func refusal(of asked: NUMAPlacement) -> String? {
        do {
            _ = try NodePlacement(asked, cpus: try CPUChoice.preferred())
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Binds this process: memory that it takes from now on lies on the nodes asked for.
    func apply() throws {
        try (isInterleaved ? MemoryPolicy.interleave(memory) : MemoryPolicy.bind(memory)).applyToThread()
    }

    /// The nodes as they stand in results, such as `0` or `0,1`.
    var text: String { memory.map(String.init).joined(separator: ",") }

    /// The node that the page of this number belongs on, for migration.
    func node(ofPage page: Int) -> Int { memory[page % memory.count] }

    /// How pages lie otherwise than asked; nil if they don't. Interleaved pages come in folios, so that a node may have half as much
    /// as its share.
    func problem(with found: PagePlacement) -> String? {
        let total = found.pagesByNode.values.reduce(0, +)
        let elsewhere = found.pagesByNode.filter { !memory.contains($0.key) }.values.reduce(0, +)
        let isLow = memory.contains { (found.pagesByNode[$0] ?? 0) * memory.count * 2 < total }
        guard elsewhere > 0 || found.failed > 0 || (isInterleaved && isLow) else { return nil }
        return "asked for memory on node \(text), found \(found.text) (pages by node)"
    }
}

/// The nodes of a machine, and what is said where one of them is not there.
private struct Places {
    let asked: NUMAPlacement
    let nodes: [NUMANode]

    func node(_ id: Int) throws(NodePlacement.Refusal) -> NUMANode {
        guard let node = nodes.first(where: { $0.id == id }) else { throw missing("there is no node \(id)") }
        return node
    }

    func withMemory(_ id: Int) throws(NodePlacement.Refusal) -> Int {
        guard try node(id).hasMemory else { throw missing("node \(id) has no memory") }
        return id
    }

    /// The node with memory that is farthest from one.
    func farthest(from local: NUMANode) throws(NodePlacement.Refusal) -> Int {
        let others = nodes.enumerated().filter { $1.id != local.id && $1.hasMemory }
        let distance = { (place: Int) in local.distances.indices.contains(place) ? local.distances[place] : 0 }
        guard let far = others.max(by: { distance($0.offset) < distance($1.offset) }) else { throw oneNode() }
        return far.element.id
    }

    func oneNode() -> NodePlacement.Refusal { missing("there is no second node with memory") }

    private func missing(_ what: String) -> NodePlacement.Refusal {
        let list = nodes.map { "\($0.id)" }.joined(separator: ", ")
        return NodePlacement.Refusal(description: "numa \(asked): \(what) (nodes here: \(list))")
    }
}

extension NUMANode {
    /// True where memory can be had.
    fileprivate var hasMemory: Bool { (totalBytes ?? 0) > 0 }
}

extension PagePlacement {
    /// The pages of each node as results have them, such as `0:2048 1:16`.
    var text: String {
        pagesByNode.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " ")
    }
}
