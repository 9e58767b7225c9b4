/// Pressure stall information (PSI, Linux 4.20): who waits for what; nil where the kernel was built or started without it.
public struct PressureFacts: Hashable, Sendable {
    /// Waiting for a CPU.
    public var cpu: PressureReading?
    /// Waiting for storage.
    public var io: PressureReading?
    /// Waiting for memory: reclaim, refaults, swap.
    public var memory: PressureReading?

    /// The pressure now, from /proc/pressure.
    public static func current(root: String = "") -> PressureFacts {
        let reading = { (name: String) in
            ProcFile.read("\(root)/proc/pressure/\(name)").flatMap(PressureReading.init(parsing:))
        }
        return PressureFacts(cpu: reading("cpu"), io: reading("io"), memory: reading("memory"))
    }
}
