internal import Platform
internal import Results

extension Examination {
    /// The NUMA nodes, and who moves memory between them.
    func nodes() -> [DoctorFinding] { [places(), placement()] }

    private var nodeList: [Environment.Node] { environment.numa.nodes ?? [] }

    /// What there is: CPUs, memory and distances.
    private func places() -> DoctorFinding {
        guard !nodeList.isEmpty else {
            return DoctorFinding(.ok, "nodes", found: "the kernel lists no NUMA nodes: all memory is alike")
        }
        // On one node all memory is meant: it has a topic of its own, and a node does not count what a virtual machine got later.
        let isOne = nodeList.count == 1
        let found = nodeList.map { Self.words($0, hasMemory: !isOne) }.joined(separator: "; ")
        let scarce = nodeList.filter { ($0.totalBytes ?? 0) > 0 && ($0.freeBytes ?? .max) < 512 << 20 }
        guard !isOne, let node = scarce.first else { return DoctorFinding(.ok, "nodes", found: found) }
        return DoctorFinding(
            .note,
            "nodes",
            found: found,
            effect: "little of node \(node.id) is free: what is placed there waits until older page cache is dropped",
            fix: "echo 1 | sudo tee /proc/sys/vm/drop_caches"
        )
    }

    /// Who places memory behind the back of this program; nil where nobody does.
    func balancing() -> DoctorFinding? {
        guard nodeList.count > 1, let balancing = environment.numa.balancing, balancing > 0 else { return nil }
        return DoctorFinding(
            .warning,
            "NUMA",
            found: placementWords,
            effect: "the kernel unmaps pages to see who uses them, and moves them: faults that only mmap pays",
            fix: "sudo sysctl kernel.numa_balancing=0"
        )
    }

    private var placementWords: String {
        let count = max(1, nodeList.count)
        let found = "\(count) NUMA node\(count == 1 ? "" : "s"), \(words(probes.numa))"
        return found + (environment.numa.balancing.map { ", numa_balancing=\($0)" } ?? "")
    }

    /// Who places memory: this program, and the kernel behind its back.
    private func placement() -> DoctorFinding {
        let (count, found) = (max(1, nodeList.count), placementWords)
        if let balancing = balancing() { return balancing }
        if case .refused(let obstacle) = probes.numa {
            return DoctorFinding(
                .note,
                "NUMA",
                found: found,
                effect: "cases that ask for nodes are refused; no others are concerned",
                fix: obstacle.fix
            )
        }
        guard count > 1, probes.numa == .notBuiltIn else { return DoctorFinding(.ok, "NUMA", found: found) }
        return DoctorFinding(
            .note,
            "NUMA",
            found: found,
            effect: "no memory can be placed on a node, so local and remote can't be compared",
            fix: "sudo apt-get install libnuma-dev && swift build -c release"
        )
    }

    /// The fix has a line of its own.
    private func words(_ state: NUMALibrary.State) -> String {
        if case .refused(let obstacle) = state { obstacle.reason } else { state.description }
    }

    /// A node in words, such as `node 0: CPUs 0-3, 12 GiB of 24 GiB free, distances 10 21`.
    private static func words(_ node: Environment.Node, hasMemory: Bool) -> String {
        var parts = [node.cpus.isEmpty ? "no CPU" : "CPUs \(ranges(node.cpus))"]
        if hasMemory, let total = node.totalBytes {
            let free = node.freeBytes.map { "\(size($0)) of " } ?? ""
            parts.append(total == 0 ? "no memory" : "\(free)\(size(total)) free")
        }
        if node.distances.count > 1 {
            parts.append("distances " + node.distances.map(String.init).joined(separator: " "))
        }
        return "node \(node.id): " + parts.joined(separator: ", ")
    }

    /// Ascending numbers with runs drawn together, such as `0-3,8`.
    static func ranges(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, number == last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(
            separator: ","
        )
    }
}
