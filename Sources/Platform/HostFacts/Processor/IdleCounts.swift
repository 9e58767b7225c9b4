/// How often CPUs slept, by state, and how often heat slowed them down, since the start of the machine. A difference of two readings says
/// something of a run.
package struct IdleCounts: Hashable, Sendable {
    /// Entries of each idle state (cpuidle/stateN/usage) of all CPUs that are asked, by its name; empty without cpuidle.
    package var entries: [String: Int] = [:]
    /// The names of states that are switched off on some CPU.
    package var disabled: Set<String> = []
    /// Events of thermal_throttle, of cores and of packages; nil where the kernel does not count them.
    package var throttles: Int?

    /// Nothing counted.
    package init() {}

    /// What is counted of these CPUs.
    package static func current(of cpus: [Int], root: String = "") -> IdleCounts {
        var counts = IdleCounts()
        var package: Int?
        for cpu in cpus {
            let directory = "\(root)/sys/devices/system/cpu/cpu\(cpu)"
            for state in ProcFile.names(in: directory + "/cpuidle") where state.hasPrefix("state") {
                let folder = "\(directory)/cpuidle/\(state)"
                guard let name = ProcFile.line(folder + "/name") else { continue }
                counts.entries[name, default: 0] += ProcFile.integer(folder + "/usage") ?? 0
                if ProcFile.integer(folder + "/disable") == 1 { counts.disabled.insert(name) }
            }
            if let core = ProcFile.integer(directory + "/thermal_throttle/core_throttle_count") {
                counts.throttles = (counts.throttles ?? 0) + core
            }
            // One count of all CPUs of a package.
            let events = ProcFile.integer(directory + "/thermal_throttle/package_throttle_count")
            if let events { package = max(package ?? 0, events) }
        }
        if let package { counts.throttles = (counts.throttles ?? 0) + package }
        return counts
    }

    /// What was counted since an earlier reading.
    package func since(_ earlier: IdleCounts) -> IdleCounts {
        var counts = self
        for (name, count) in earlier.entries { counts.entries[name] = max(0, (entries[name] ?? count) - count) }
        if let now = throttles, let before = earlier.throttles { counts.throttles = max(0, now - before) }
        return counts
    }

    /// The entries in words, such as `C6: 12`, by name.
    package var words: [String] { entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } }
}
