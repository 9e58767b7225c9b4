internal import Platform
internal import Results

extension Examination {
    /// CPUs, clock and virtualisation.
    func machine() -> [DoctorFinding] { [cpus(), governor(), virtualisation()].compactMap { $0 } }

    private func cpus() -> DoctorFinding? {
        let online = environment.cpu.onlineCount ?? cpuCount
        let kinds = cpuWords
        guard cpuCount < 2 else {
            return DoctorFinding(.ok, "CPUs", found: "\(cpuCount) of \(online) CPUs may be used" + kinds)
        }
        return DoctorFinding(
            .warning,
            "CPUs",
            found: "1 of \(online) CPU\(online == 1 ? "" : "s") may be used",
            effect: "threads take turns instead of running together: cases with several threads say nothing of scaling",
            fix: online > 1 ? "taskset -cp 0-\(online - 1) $$" : "give the machine a second CPU"
        )
    }

    /// What of the CPUs is not alike, and which a run takes first.
    private var cpuWords: String {
        let cpu = environment.cpu
        var parts: [String] = []
        if let cores = cpu.sharedCores, !cores.isEmpty {
            parts.append(
                "\(cores.count == 1 ? "1 core has" : "\(cores.count) cores have") several CPUs ("
                    + cores.map(Self.ranges).joined(separator: " ") + ")"
            )
        }
        if let kinds = cpu.kinds, kinds.count > 1 {
            parts.append("of unlike speed, the fast ones first: " + kinds.map(Self.ranges).joined(separator: " / "))
        }
        if let isolated = cpu.isolated, !isolated.isEmpty { parts.append("isolated: " + Self.ranges(isolated)) }
        if let cpuset = environment.limits.cpuset {
            parts.append("cpuset of the control group: " + Self.ranges(cpuset))
        }
        if let first = cpu.preferred?.prefix(4), !parts.isEmpty {
            parts.append("a run takes \(first.map(String.init).joined(separator: ", ")) first")
        }
        return parts.isEmpty ? "" : "; " + parts.joined(separator: "; ")
    }

    func governor() -> DoctorFinding? {
        guard let governors = environment.cpu.governors, !governors.isEmpty else {
            return DoctorFinding(.ok, "governor", found: "no cpufreq: the clock is not this kernel's choice")
        }
        let found = "cpufreq governor \(governors.joined(separator: ", "))"
        guard governors != ["performance"] else { return DoctorFinding(.ok, "governor", found: found) }
        return DoctorFinding(
            .warning,
            "governor",
            found: found,
            effect: "the clock follows the load: engines that wait for the device run slower than those that don't",
            fix: "sudo cpupower frequency-set -g performance"
        )
    }

    private func virtualisation() -> DoctorFinding? {
        guard let isGuest = environment.virtualisation.isGuest else { return nil }
        let container = environment.virtualisation.isContainer == true ? ", in a container" : ""
        guard isGuest else {
            return DoctorFinding(.ok, "virtualisation", found: "no hypervisor" + container)
        }
        let hypervisor = environment.virtualisation.hypervisor ?? "an unknown hypervisor"
        return DoctorFinding(
            .note,
            "virtualisation",
            found: "a virtual machine (\(hypervisor))" + container,
            effect:
                "cold means cold in the guest (the host may hold the data in its cache), and page faults are dearer than "
                + "on bare metal: don't compare with results from there"
        )
    }
}
