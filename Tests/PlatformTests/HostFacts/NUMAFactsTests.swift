import Platform
import Testing

@Suite struct NUMAFactsTests {
    @Test func `a machine of two nodes is read with CPUs, memory and distances`() throws {
        let node = "/sys/devices/system/node"
        let tree = try FixtureTree([
            "\(node)/online": "0-1\n", "\(node)/node0/cpulist": "0-15,32-47\n", "\(node)/node1/cpulist": "\n",
            "\(node)/node0/distance": "10 21\n", "\(node)/node1/distance": "21 10\n",
            "\(node)/node0/meminfo": "Node 0 MemTotal:       65536000 kB\nNode 0 MemFree:        1024 kB\n",
            "\(node)/node1/meminfo": "Node 1 MemTotal:       33554432 kB\nNode 1 MemFree:        2048 kB\n",
            "/proc/sys/kernel/numa_balancing": "1\n",
        ])
        let facts = NUMAFacts.current(root: tree.root)
        #expect(facts.balancing == 1)
        #expect(facts.nodes.map(\.id) == [0, 1])
        #expect(facts.nodes.map(\.cpus) == [Array(0...15) + Array(32...47), []])
        #expect(facts.nodes.map(\.totalBytes) == [65_536_000 * 1024, 32 << 30])
        #expect(facts.nodes.map(\.freeBytes) == [1 << 20, 2 << 20])
        #expect(facts.nodes.map(\.distances) == [[10, 21], [21, 10]])
        #expect(facts.nodesWithMemory == [0, 1])
        #expect(facts.cpus(ofNode: 0).count == 32)
        #expect(facts.cpus(ofNode: 1) == [] && facts.cpus(ofNode: 2) == [])
        #expect(facts.node(ofCPU: 33) == 0)
        #expect(facts.node(ofCPU: 16) == nil)
        #expect(facts.distance(from: 0, to: 1) == 21)
        #expect(facts.distance(from: 0, to: 2) == nil)
    }

    @Test func `a kernel without NUMA has no nodes`() throws {
        let tree = try FixtureTree(["/sys/devices/system/cpu/online": "0\n"])
        let facts = NUMAFacts.current(root: tree.root)
        #expect(facts.nodes.isEmpty)
        #expect(facts.balancing == nil)
    }

    @Test func `a node of CPUs alone is not among those with memory`() throws {
        let node = "/sys/devices/system/node"
        let tree = try FixtureTree([
            "\(node)/online": "0,2\n", "\(node)/node0/cpulist": "0\n", "\(node)/node2/cpulist": "1\n",
            "\(node)/node0/meminfo": "Node 0 MemTotal: 0 kB\n", "\(node)/node2/meminfo": "Node 2 MemTotal: 64 kB\n",
            "\(node)/node0/distance": "10 17\n",
        ])
        let facts = NUMAFacts.current(root: tree.root)
        #expect(facts.nodesWithMemory == [2])
        #expect(facts.distance(from: 0, to: 2) == 17)
    }
}
