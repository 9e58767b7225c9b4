/// The nodes that are asked for: of the CPUs that work, and of the memory that the bytes (and the engines' buffers) lie in.
package enum NUMAPlacement: Hashable, Sendable, CustomStringConvertible {
    /// What the kernel does by itself.
    case off
    /// Memory on the node of the CPUs that would be used anyway.
    case local
    /// Memory on the node farthest from those CPUs.
    case remote
    /// Memory over all nodes by turns.
    case interleave
    /// CPUs and memory of this node.
    case node(Int)
    /// CPUs of one node, memory of another.
    case apart(cpu: Int, memory: Int)

    /// The texts accepted.
    package static let accepted = "off, local, remote, interleave, node=N, or cpu=N,mem=M"

    /// The placement as written in suites and case ids.
    package var description: String {
        switch self {
        case .off: "off"
        case .local: "local"
        case .remote: "remote"
        case .interleave: "interleave"
        case .node(let node): "node=\(node)"
        case .apart(let cpu, let memory): "cpu=\(cpu),mem=\(memory)"
        }
    }
}

extension NUMAPlacement: ParameterText {
    /// Reads `off`, `local`, `remote`, `interleave`, `node=N` or `cpu=N,mem=M`.
    package init(parsing text: String) throws(WorkloadError) {
        switch text {
        case "off": self = .off
        case "local": self = .local
        case "remote": self = .remote
        case "interleave": self = .interleave
        default:
            var nodes: [String: Int] = [:]
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                let halves = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                guard halves.count == 2, let node = wholeNumber(halves[1]), node < 1024,
                    nodes.updateValue(node, forKey: halves[0]) == nil
                else { throw Self.refused(text) }
            }
            if nodes.count == 1, let node = nodes["node"] {
                self = .node(node)
            } else if nodes.count == 2, let cpu = nodes["cpu"], let memory = nodes["mem"] {
                self = .apart(cpu: cpu, memory: memory)
            } else {
                throw Self.refused(text)
            }
        }
    }
}
