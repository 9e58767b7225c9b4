/// Pressure stall information (PSI, Linux 4.20): who waits for what; nil where the kernel was built or started without it.
package struct PressureFacts: Hashable, Sendable {
    /// Waiting for a CPU.
    package var cpu: PressureReading?
    /// Waiting for storage.
    package var io: PressureReading?
    /// Waiting for memory: reclaim, refaults, swap.
    package var memory: PressureReading?

    /// The pressure now, from /proc/pressure.
    package static func current(root: String = "") -> PressureFacts {
        let reading = { (name: String) in
            ProcFile.read("\(root)/proc/pressure/\(name)").flatMap(PressureReading.init(parsing:))
        }
        return PressureFacts(cpu: reading("cpu"), io: reading("io"), memory: reading("memory"))
    }
}
