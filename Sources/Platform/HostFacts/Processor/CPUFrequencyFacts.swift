/// How the clock of the CPUs is chosen, from /sys/devices/system/cpu; nothing is known in most guests.
package struct CPUFrequencyFacts: Hashable, Sendable {
    /// The governors in force, each once, sorted; empty when there is no cpufreq.
    package var governors: [String]
    /// Whether the CPUs may exceed their base clock; nil when it is not known.
    package var isBoostOn: Bool?

    /// The settings in force.
    package static func current(root: String = "") -> CPUFrequencyFacts {
        let directory = root + "/sys/devices/system/cpu"
        let cpus = ProcFile.names(in: directory).filter { $0.hasPrefix("cpu") && Int($0.dropFirst(3)) != nil }
        let governors = cpus.compactMap { ProcFile.line("\(directory)/\($0)/cpufreq/scaling_governor") }
        let noTurbo = ProcFile.integer(directory + "/intel_pstate/no_turbo").map { $0 == 0 }
        let boost = ProcFile.integer(directory + "/cpufreq/boost").map { $0 != 0 }
        return CPUFrequencyFacts(governors: Set(governors).sorted(), isBoostOn: noTurbo ?? boost)
    }
}
