/// What perf_event_open(2) would give here.
package struct PerfEventFacts: Hashable, Sendable {
    /// kernel.perf_event_paranoid: from 2 on users may not count in the kernel, from 3 on (Debian) not at all; nil without perf.
    package var paranoid: Int?
    /// Whether the kernel knows a performance monitoring unit of the CPU; guests often have none.
    package var hasHardwareCounters: Bool

    /// The state now.
    package static func current(root: String = "") -> PerfEventFacts {
        // "cpu" on x86, "cpu_core" on hybrid x86, "armv8_pmuv3_0" and the like on ARM.
        let units = ProcFile.names(in: root + "/sys/bus/event_source/devices")
        return PerfEventFacts(
            paranoid: ProcFile.integer(root + "/proc/sys/kernel/perf_event_paranoid"),
            hasHardwareCounters: units.contains { $0 == "cpu" || $0 == "cpu_core" || $0.hasPrefix("armv") }
        )
    }
}
