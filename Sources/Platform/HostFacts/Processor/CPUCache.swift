/// A cache of a CPU (/sys/devices/system/cpu/cpuN/cache/indexM).
package struct CPUCache: Hashable, Sendable {
    /// Its level: 1 is next to the core.
    package var level: Int
    /// `Data`, `Instruction` or `Unified`.
    package var type: String
    /// Its size, in bytes.
    package var bytes: Int
    /// The CPUs that share it, ascending.
    package var cpus: [Int]

    /// The caches of a CPU, from the core outwards; empty where the kernel does not tell, as on some ARM machines and in guests.
    package static func all(ofCPU cpu: Int, root: String = "") -> [CPUCache] {
        let directory = "\(root)/sys/devices/system/cpu/cpu\(cpu)/cache"
        return ProcFile.names(in: directory).filter { $0.hasPrefix("index") }.compactMap { index -> CPUCache? in
            let folder = "\(directory)/\(index)"
            guard let level = ProcFile.integer(folder + "/level"), let type = ProcFile.line(folder + "/type"),
                let text = ProcFile.line(folder + "/size"), text.hasSuffix("K"), let size = Int(text.dropLast())
            else { return nil }
            let cpus = ProcFile.read(folder + "/shared_cpu_list").flatMap(ProcText.list) ?? [cpu]
            return CPUCache(level: level, type: type, bytes: size << 10, cpus: cpus)
        }.sorted { ($0.level, $0.type) < ($1.level, $1.type) }
    }

    /// The size of the last level before memory, in bytes; nil where none is known.
    package static func lastLevelBytes(ofCPU cpu: Int, root: String = "") -> Int? {
        let data = all(ofCPU: cpu, root: root).filter { $0.type != "Instruction" }
        return data.max { $0.level < $1.level }?.bytes
    }
}
