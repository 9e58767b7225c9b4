/// Which CPUs share a core, which are of another kind, and which are kept for somebody else, from /sys/devices/system/cpu.
package struct CPUTopology: Hashable, Sendable {
    /// One CPU.
    package struct CPU: Hashable, Sendable {
        /// Its number.
        package var number: Int
        /// The CPUs of its core, itself among them, ascending (topology/core_cpus_list); itself alone where that is not told.
        package var siblings: [Int]
        /// cpu_capacity: 1024 for the fastest kind; nil where it is not told, as on x86 before Linux 6.12.
        package var capacity: Int?
        /// cpufreq/cpuinfo_max_freq, in kHz; nil without cpufreq.
        package var maximumKilohertz: Int?

        /// A CPU.
        package init(_ number: Int, siblings: [Int]? = nil, capacity: Int? = nil, maximumKilohertz: Int? = nil) {
            self.number = number
            self.siblings = siblings ?? [number]
            self.capacity = capacity
            self.maximumKilohertz = maximumKilohertz
        }
    }

    /// Those that were asked for, ascending.
    package var cpus: [CPU]
    /// Those that the scheduler leaves alone (isolcpus=, cpuset partitions), ascending.
    package var isolated: [Int]

    /// A topology.
    package init(_ cpus: [CPU], isolated: [Int] = []) {
        self.cpus = cpus.sorted { $0.number < $1.number }
        self.isolated = isolated
    }

    /// What the kernel tells of these CPUs.
    package static func current(of numbers: [Int], root: String = "") -> CPUTopology {
        let directory = root + "/sys/devices/system/cpu"
        func list(_ path: String) -> [Int]? { ProcFile.read(path).flatMap(ProcText.list) }
        let cpus = numbers.map { number in
            let folder = "\(directory)/cpu\(number)"
            let core = list(folder + "/topology/core_cpus_list") ?? list(folder + "/topology/thread_siblings_list")
            return CPU(
                number,
                siblings: core.flatMap { $0.contains(number) ? $0 : nil },
                capacity: ProcFile.integer(folder + "/cpu_capacity"),
                maximumKilohertz: ProcFile.integer(folder + "/cpufreq/cpuinfo_max_freq")
            )
        }
        return CPUTopology(cpus, isolated: list(directory + "/isolated") ?? [])
    }

    /// The CPUs in the order in which a run takes them: the fast kind first, one of each core before its siblings, isolated ones last.
    /// Among equals the highest comes first: the lowest serves most interrupts.
    package var preferred: [Int] {
        let kinds = self.kinds
        let ranks = cpus.map { cpu in
            (
                isolated.contains(cpu.number) ? 1 : 0, kinds.firstIndex { $0.contains(cpu.number) } ?? 0,
                siblingRank(cpu), -cpu.number
            )
        }
        return cpus.indices.sorted { ranks[$0] < ranks[$1] }.map { cpus[$0].number }
    }

    /// How many of the CPU's core come before it: the highest number is the first.
    private func siblingRank(_ cpu: CPU) -> Int {
        cpu.siblings.count { other in other > cpu.number && cpus.contains { $0.number == other } }
    }

    /// The CPUs by kind, the fastest first, each ascending: one list where all are alike.
    ///
    /// Kinds differ by a tenth or more: cores of one kind that boost a little higher than others are told by their maximum, too.
    package var kinds: [[Int]] {
        let known = cpus.compactMap(\.capacity).count == cpus.count
        func speed(_ cpu: CPU) -> Int { (known ? cpu.capacity : cpu.maximumKilohertz) ?? 0 }
        let isTold = cpus.allSatisfy { speed($0) > 0 }
        guard isTold, !cpus.isEmpty else { return cpus.isEmpty ? [] : [cpus.map(\.number)] }
        var kinds: [(speed: Int, cpus: [Int])] = []
        for cpu in cpus.sorted(by: { (speed($0), $1.number) > (speed($1), $0.number) }) {
            if let last = kinds.last, speed(cpu) * 10 > last.speed * 9 {
                kinds[kinds.count - 1].cpus.append(cpu.number)
            } else {
                kinds.append((speed(cpu), [cpu.number]))
            }
        }
        return kinds.map { $0.cpus.sorted() }
    }

    /// The cores of which more than one CPU may be used, each as those CPUs, ascending.
    package var sharedCores: [[Int]] {
        let numbers = Set(cpus.map(\.number))
        let cores = Set(cpus.map { $0.siblings.filter(numbers.contains).sorted() })
        return cores.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
