/// The weaknesses of the processor that the kernel knows, and what it does against them (/sys/devices/system/cpu/vulnerabilities): much of
/// what a system call or a fault costs.
package enum Vulnerabilities {
    /// Those that it has, each as `retbleed: Vulnerable`, by name; nil where the kernel does not tell (before Linux 4.15).
    package static func current(root: String = "") -> [String]? {
        let directory = root + "/sys/devices/system/cpu/vulnerabilities"
        let names = ProcFile.names(in: directory)
        guard !names.isEmpty else { return nil }
        return names.compactMap { name in
            guard let state = ProcFile.line("\(directory)/\(name)"), state != "Not affected" else { return nil }
            return "\(name): \(state)"
        }
    }
}
