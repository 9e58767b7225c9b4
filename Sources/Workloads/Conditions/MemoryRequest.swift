/// What is asked of the memory that the bytes lie in: the object behind the file, its page size, its nodes. A case that asks for
/// nothing has none, and its id does not mention it.
package struct MemoryRequest: Hashable, Sendable, Codable {
    /// What the engines open and map.
    package let backing: Backing
    /// The page size asked for.
    package let hugePages: HugePages
    /// The nodes asked for.
    package let numa: NUMAPlacement

    /// A request; nil where nothing is asked for.
    package init?(backing: Backing, hugePages: HugePages, numa: NUMAPlacement) {
        guard backing != .file || hugePages != .off || numa != .off else { return nil }
        self.backing = backing
        self.hugePages = hugePages
        self.numa = numa
    }
}

/// The object that the engines open and map.
package enum Backing: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// A file in the run's folder.
    case file
    /// A file without a name in memory (memfd_create(2)), the same one for all engines: tmpfs, or hugetlbfs with huge pages.
    case memfd
    /// No file: fresh memory of the process itself, MAP_PRIVATE and MAP_ANONYMOUS, of which the first touch is measured.
    case anonymous
}

/// The page size that is asked for.
package enum HugePages: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// None: what the kernel does by itself; for anonymous memory MADV_NOHUGEPAGE, or this would be `thp` where the kernel's setting
    /// is `always`.
    case off
    /// Transparent huge pages: MADV_HUGEPAGE on mappings, and MADV_COLLAPSE on a memfd once it is filled.
    case transparent = "thp"
    /// Pages of 2 MiB out of the kernel's pool.
    case hugetlb2MiB = "hugetlb-2MiB"
    /// Pages of 1 GiB out of the kernel's pool.
    case hugetlb1GiB = "hugetlb-1GiB"

    /// The size of a page of the pool, in bytes; nil where none is asked from there.
    package var poolPageSize: Int? {
        switch self {
        case .off, .transparent: nil
        case .hugetlb2MiB: 2 << 20
        case .hugetlb1GiB: 1 << 30
        }
    }

    /// The page size asked for, in bytes; nil for none.
    package var askedPageSize: Int? { self == .transparent ? 2 << 20 : poolPageSize }
}

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

extension Case {
    /// What the engines open and map.
    package var backing: Backing { memory?.backing ?? .file }
    /// The page size asked for.
    package var hugePages: HugePages { memory?.hugePages ?? .off }
    /// The nodes asked for.
    package var numa: NUMAPlacement { memory?.numa ?? .off }

    /// The case beside one with pages of the pool: the same work on memory of 4 KiB pages; nil for other cases.
    ///
    /// In a memfd read(2) and mmap share one object in each of the two. Between the two, page size *and* file system differ: write(2)
    /// and cachestat(2) don't work on hugetlbfs, so that there is no file of both kinds. Anonymous memory differs in its pages alone.
    package var twin: Case? {
        guard hugePages.poolPageSize != nil else { return nil }
        return asking(MemoryRequest(backing: backing, hugePages: .off, numa: numa))
    }

    /// The same work with another request to the memory.
    package func asking(_ memory: MemoryRequest?) -> Case {
        var copy = self
        copy.memory = memory
        return copy
    }
}
