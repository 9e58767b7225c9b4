internal import Glibc

/// Which NUMA nodes new pages come from (mempolicy(7)).
///
/// It decides at the first touch alone: pages that are there stay where they are. The page cache of a file on disk obeys the
/// policy of the thread that reads or writes it, and mbind(2) on a MAP_SHARED mapping of it is accepted and ignored.
package enum MemoryPolicy: Hashable, Sendable {
    /// The node of the CPU that touches the page.
    case local
    /// These nodes and no others.
    case bind([Int])
    /// These nodes by turns, page by page.
    case interleave([Int])

    /// Makes it the policy of the calling thread, and of threads and processes that it starts: set_mempolicy(2).
    ///
    /// - Throws: ``SystemError``: EINVAL for a node that there is not, that has no memory, or that the cpuset does not allow; ENOSYS
    ///   for a build without NUMA.
    package func applyToThread() throws(SystemError) {
        let mask = try mask("set_mempolicy \(words)")
        try NUMALibrary.setPolicy(number(ofThread: true), mask, "set_mempolicy \(words)")
    }

    /// In words, such as `interleave 0,1`.
    package var words: String {
        switch self {
        case .local: "local"
        case .bind(let nodes): "bind \(Self.list(nodes))"
        case .interleave(let nodes): "interleave \(Self.list(nodes))"
        }
    }

    /// The kernel's number (include/uapi/linux/mempolicy.h). A thread that is local has the default policy; a mapping with the
    /// default policy would follow the thread's, so there local is MPOL_LOCAL.
    func number(ofThread: Bool) -> Int32 {
        switch self {
        case .local: ofThread ? 0 : 4
        case .bind: 2
        case .interleave: 3
        }
    }

    /// The nodes as a mask of bits.
    func mask(_ what: String) throws(SystemError) -> [UInt] {
        let nodes: [Int]
        switch self {
        case .local: return []
        case .bind(let named), .interleave(let named): nodes = named
        }
        guard let highest = nodes.max(), nodes.allSatisfy({ (0..<1024).contains($0) }) else {
            throw SystemError(what, result: -Int(EINVAL))
        }
        var mask = [UInt](repeating: 0, count: highest / UInt.bitWidth + 1)
        for node in nodes { mask[node / UInt.bitWidth] |= 1 << UInt(node % UInt.bitWidth) }
        return mask
    }

    private static func list(_ nodes: [Int]) -> String { nodes.map(String.init).joined(separator: ",") }
}

extension Mapping {
    /// Gives the mapping a policy of its own: mbind(2). Obeyed by anonymous memory, private copies, tmpfs, memory files and hugetlb;
    /// accepted and ignored by a MAP_SHARED mapping of a file on disk.
    ///
    /// - Parameter movesPages: MPOL_MF_MOVE: pages that are there and that no other process maps are moved, as far as they can be.
    package func bind(_ policy: MemoryPolicy, movesPages: Bool = false) throws(SystemError) {
        let what = "mbind of \(length) bytes to \(policy.words)"
        let mask = try policy.mask(what)
        try unsafe NUMALibrary.bind(base, length, policy.number(ofThread: false), mask, moves: movesPages, what)
    }
}
