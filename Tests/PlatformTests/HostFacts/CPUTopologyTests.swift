import Testing

@testable import Platform

@Suite struct CPUTopologyTests {
    /// Files of a machine: for each CPU its core, and what else is told of it.
    private func tree(
        _ cores: [String],
        capacities: [Int] = [],
        frequencies: [Int] = [],
        isolated: String = ""
    ) throws -> FixtureTree {
        let base = "/sys/devices/system/cpu"
        var files = ["\(base)/isolated": isolated + "\n"]
        for (cpu, core) in cores.enumerated() {
            files["\(base)/cpu\(cpu)/topology/core_cpus_list"] = core + "\n"
            if !capacities.isEmpty { files["\(base)/cpu\(cpu)/cpu_capacity"] = "\(capacities[cpu])\n" }
            if !frequencies.isEmpty {
                files["\(base)/cpu\(cpu)/cpufreq/cpuinfo_max_freq"] = "\(frequencies[cpu])\n"
            }
        }
        return try FixtureTree(files)
    }

    @Test func `where nothing is told the highest comes first`() throws {
        let tree = try FixtureTree(["/x": ""])
        let topology = CPUTopology.current(of: [0, 1, 2, 5], root: tree.root)
        #expect(topology.preferred == [5, 2, 1, 0])
        #expect(topology.sharedCores.isEmpty && topology.isolated.isEmpty && topology.kinds == [[0, 1, 2, 5]])
        #expect(CPUTopology.current(of: [], root: tree.root).preferred.isEmpty)
    }

    @Test(arguments: [
        (["0,4", "1,5", "2,6", "3,7", "0,4", "1,5", "2,6", "3,7"], [7, 6, 5, 4, 3, 2, 1, 0]),
        (["0-1", "0-1", "2-3", "2-3"], [3, 1, 2, 0]),
        (["0-3", "0-3", "0-3", "0-3"], [3, 2, 1, 0]),
    ])
    func `one of each core comes before its siblings`(cores: [String], order: [Int]) throws {
        let tree = try tree(cores)
        #expect(CPUTopology.current(of: Array(cores.indices), root: tree.root).preferred == order)
    }

    @Test func `of a core only what may be used is a sibling`() throws {
        let tree = try tree(["0-1", "0-1", "2-3", "2-3"])
        let some = CPUTopology.current(of: [0, 2, 3], root: tree.root)
        #expect(some.preferred == [3, 0, 2] && some.sharedCores == [[2, 3]])
        #expect(CPUTopology.current(of: [0, 2], root: tree.root).sharedCores.isEmpty)
    }

    @Test func `the fast kind comes first, by capacity`() throws {
        let tree = try tree(["0", "1", "2", "3"], capacities: [1024, 1024, 446, 446])
        let topology = CPUTopology.current(of: [0, 1, 2, 3], root: tree.root)
        #expect(topology.preferred == [1, 0, 3, 2] && topology.kinds == [[0, 1], [2, 3]])
        #expect(CPUTopology.current(of: [2, 3], root: tree.root).kinds == [[2, 3]])
    }

    @Test func `or by maximum frequency, and a little more boost is no other kind`() throws {
        let tree = try tree(
            ["0-1", "0-1", "2-3", "2-3", "4", "5"],
            frequencies: [5_000_000, 5_000_000, 4_900_000, 4_900_000, 3_800_000, 3_800_000]
        )
        let topology = CPUTopology.current(of: Array(0...5), root: tree.root)
        #expect(topology.kinds == [[0, 1, 2, 3], [4, 5]])
        // The fast kind's second threads still come before the slow kind.
        #expect(topology.preferred == [3, 1, 2, 0, 5, 4])
    }

    @Test func `three kinds are three`() throws {
        let tree = try tree(["0", "1", "2"], capacities: [250, 1024, 600])
        #expect(CPUTopology.current(of: [0, 1, 2], root: tree.root).kinds == [[1], [2], [0]])
    }

    @Test func `isolated CPUs come last, whatever their kind`() throws {
        let tree = try tree(["0", "1", "2", "3"], capacities: [400, 400, 1024, 1024], isolated: "2-3")
        let topology = CPUTopology.current(of: [0, 1, 2, 3], root: tree.root)
        #expect(topology.preferred == [1, 0, 3, 2] && topology.isolated == [2, 3])
    }

    @Test func `this machine's choice is all that may be used, each once`() throws {
        let allowed = try CPUSet.allowed()
        #expect(try CPUChoice.preferred().sorted() == allowed)
    }
}
