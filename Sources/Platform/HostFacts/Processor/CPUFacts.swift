/// The processor as /proc/cpuinfo and /sys/devices/system/cpu describe it, and how much of it this process may use.
package struct CPUFacts: Hashable, Sendable {
    /// Flags of /proc/cpuinfo that change what a measurement means.
    ///
    /// - `hypervisor`: a guest, where page faults are dearer.
    /// - `invlpgb`: shootdowns of the TLB without interrupts, which then can't be counted.
    /// - `constant_tsc`: the time stamp counter ticks alike in all frequency states.
    /// - `fsrm`: fast short `rep movsb`, the copy routine of the kernel's read(2) path.
    package static let flagsOfInterest = ["hypervisor", "invlpgb", "constant_tsc", "fsrm"]

    /// The model's name; on ARM, where there is none, implementer and part.
    package var model: String?
    /// The vendor's id, such as `GenuineIntel`; nil where the kernel gives none.
    package var vendor: String?
    /// Those of ``flagsOfInterest`` that the first processor has; nil when no flags are listed.
    package var flags: [String]?
    /// The CPUs that are online, ascending.
    package var online: [Int]
    /// The CPUs this process may run on, ascending (`Cpus_allowed_list` of /proc/self/status).
    package var allowed: [Int]

    /// Reads /proc/cpuinfo's text: model, vendor and flags of the first processor. The CPU lists stay empty.
    ///
    /// - Returns: nil when the text has no `key: value` lines.
    package init?(parsing text: String) {
        let fields = ProcText.fields(text)
        guard !fields.isEmpty else { return nil }
        model = fields["model name"] ?? fields["Model"] ?? Self.armModel(fields)
        vendor = fields["vendor_id"]
        flags = (fields["flags"] ?? fields["Features"]).map { line in
            let present = Set(ProcText.words(line).map(String.init))
            return Self.flagsOfInterest.filter(present.contains)
        }
        online = []
        allowed = []
    }

    /// This machine's processor; nil when /proc/cpuinfo can't be read.
    package static func current(root: String = "") -> CPUFacts? {
        guard let text = ProcFile.read(root + "/proc/cpuinfo"), var facts = CPUFacts(parsing: text) else { return nil }
        facts.online = ProcFile.read(root + "/sys/devices/system/cpu/online").flatMap(ProcText.list) ?? []
        facts.allowed = ProcFile.read(root + "/proc/self/status").flatMap(allowed(parsing:)) ?? []
        return facts
    }

    /// The CPUs of `Cpus_allowed_list` in the text of /proc/PID/status; nil when there is no such line.
    package static func allowed(parsing text: String) -> [Int]? {
        ProcText.fields(text)["Cpus_allowed_list"].flatMap(ProcText.list)
    }

    private static func armModel(_ fields: [String: String]) -> String? {
        guard let implementer = fields["CPU implementer"], let part = fields["CPU part"] else { return nil }
        return "implementer \(implementer) part \(part)"
    }
}
