import Engines
import Platform
import TestSupport
import Testing
import Workloads

@testable import Worker
import TestSupport

@Suite("Placement on nodes")
struct NodePlacementTests {
    private static let memory =
        "MemTotal:  1048576 kB\nNode 0 MemTotal: 1048576 kB\nNode 1 MemTotal: 1048576 kB\nNode 2 MemTotal: 1048576 kB"

    private func node(_ id: Int, cpus: String, memory: String = Self.memory, distances: String) -> NUMANode {
        NUMANode(id: id, cpuList: cpus, memory: memory, distances: distances)
    }

    /// Two nodes with CPUs, and one of memory alone that is farther from node 0 than node 1 is.
    private var three: [NUMANode] {
        [
            node(0, cpus: "0-1", distances: "10 21 31"), node(1, cpus: "2-3", distances: "21 10 31"),
            node(2, cpus: "", distances: "31 31 10"),
        ]
    }

    private func placement(_ text: String, nodes: [NUMANode]? = nil, cpus: [Int] = [1, 0, 3, 2]) throws
        -> NodePlacement?
    {
        try NodePlacement(
            NUMAPlacement(parsing: text),
            cpus: cpus,
            nodes: nodes ?? three,
            library: .available(nodes: 3)
        )
    }

    @Test(arguments: [
        ("local", [1, 0], "0"), ("remote", [1, 0], "2"), ("interleave", [1, 0], "0,1,2"), ("node=1", [3, 2], "1"),
        ("cpu=1,mem=2", [3, 2], "2"),
    ])
    func `nodes are found from those of the CPUs`(text: String, cpus: [Int], memory: String) throws {
        let placement = try #require(try placement(text))
        #expect(placement.cpus == cpus && placement.text == memory)
    }

    @Test func `off is no placement`() throws { #expect(try placement("off") == nil) }

    @Test(arguments: [
        ("remote", "there is no second node with memory (nodes here: 0)"),
        ("interleave", "there is no second node with memory (nodes here: 0)"),
        ("node=3", "there is no node 3 (nodes here: 0)"), ("cpu=0,mem=1", "there is no node 1 (nodes here: 0)"),
    ])
    func `one node has no other`(text: String, reason: String) throws {
        let one = [node(0, cpus: "0-3", distances: "10")]
        let error = #expect(throws: NodePlacement.Refusal.self) { try placement(text, nodes: one) }
        #expect(error?.description == "numa \(text): \(reason)")
        #expect(try placement("local", nodes: one)?.text == "0")
    }

    @Test func `a node without CPUs that may be used is refused, as is one without memory`() {
        let refused = #expect(throws: NodePlacement.Refusal.self) { try placement("node=1", cpus: [1, 0]) }
        #expect(refused?.description.contains("none of the CPUs of node 1 may be used (allowed: 0, 1)") == true)
        let empty = [three[0], node(1, cpus: "2-3", memory: "", distances: "21 10")]
        let bare = #expect(throws: NodePlacement.Refusal.self) { try placement("cpu=0,mem=1", nodes: empty) }
        #expect(bare?.description.contains("node 1 has no memory") == true)
    }

    @Test func `a build without libnuma says so`() {
        let error = #expect(throws: NodePlacement.Refusal.self) {
            try NodePlacement(.local, cpus: [0], nodes: three, library: .notBuiltIn)
        }
        #expect(error?.description == "numa local: built without NUMA")
    }

    @Test func `interleaved pages belong on the nodes by turns, others on one`() throws {
        let turns = try #require(try placement("interleave"))
        #expect((0..<5).map(turns.node(ofPage:)) == [0, 1, 2, 0, 1])
        let one = try #require(try placement("cpu=1,mem=2"))
        #expect((0..<3).map(one.node(ofPage:)) == [2, 2, 2])
    }

    @Test(.enabled(if: HugePagePool(pageSize: 2 << 20)?.free(onNode: 0) != nil, "no pool of 2 MiB on node 0"))
    func `a node whose pool is too small for its share of the data is told, with what fixes it`() throws {
        func problem(_ text: String, pages: Int) throws -> String? {
            var draft = CaseDraft()
            (draft.hugePages, draft.fileSize) = (.hugetlb2MiB, .mebibytes(2 * pages))
            let data = DataSet(directory: "", for: try draft.makeCase(), seed: 1)
            return data.poolProblem(on: try placement(text))
        }
        func freePages() throws -> Int { try #require(HugePagePool(pageSize: 2 << 20)?.free(onNode: 0)) }
        // Any process may take pages of the pool, or give some back.
        let (before, problems, after) = try undisturbed(until: { $0 == $2 }) {
            let free = try freePages()
            let problems = try [
                problem("node=0", pages: free + 1), problem("off", pages: free + 1),
                // A third of the pages each.
                problem("interleave", pages: 3 * free + 3), problem("node=0", pages: max(free, 1)),
                problem("interleave", pages: free + 1),
            ]
            return (free, problems, try freePages())
        }
        #expect(before == after)
        let missing = "node 0 has \(before) free pages of 2MiB, \(before + 1) are needed: echo \(before + 1) |"
        #expect(try #require(problems[0]).hasPrefix(missing))
        #expect(problems[1] == nil)
        #expect(try #require(problems[2]).contains(" \(before + 1) are needed"))
        #expect((problems[3] == nil) == (before > 0))
        #expect((problems[4] == nil) == (before > 0))
    }

    @Test func `pages elsewhere than asked are told, and shares of interleaved pages may differ by half`() throws {
        func problem(_ text: String, _ pages: [Int: Int], failed: Int = 0) throws -> String? {
            let found = PagePlacement(pagesByNode: pages, failed: failed)
            return try #require(try placement(text)).problem(with: found)
        }
        #expect(try problem("node=1", [1: 100]) == nil)
        #expect(
            try problem("node=1", [0: 1, 1: 99])
                == "asked for memory on node 1, found 0:1 1:99 (pages by node)"
        )
        #expect(try problem("node=1", [1: 100], failed: 1) != nil)
        #expect(try problem("interleave", [0: 60, 1: 20, 2: 20]) == nil)
        #expect(try problem("interleave", [0: 90, 1: 5, 2: 5]) != nil)
        #expect(try problem("interleave", [0: 50, 1: 50]) != nil)
    }
}
