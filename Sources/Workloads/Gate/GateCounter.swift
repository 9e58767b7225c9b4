/// A counter that a gate holds against a stored baseline. Dirtied bytes are none of them: the kernel charges whole folios.
package enum GateCounter: String, ParameterChoice, Hashable, Sendable, Codable {
    /// System calls for one operation.
    case syscalls
    /// Bytes from the device for each byte asked for.
    case deviceBytes = "device-bytes"
    /// Minor and major page faults for one operation, while the mapped page sizes agree.
    case faults

    /// How much it may rise where nobody says otherwise, as a share: 1 % for system calls, which the loops count
    /// themselves; 2 % for bytes from the device, whose last readahead window may end anywhere; 5 % for faults, as much
    /// as the mapped page sizes may differ.
    package var defaultTolerance: Double {
        switch self {
        case .syscalls: 0.01
        case .deviceBytes: 0.02
        case .faults: 0.05
        }
    }

    /// What it may rise by whatever the share: 0.01 an operation (or a byte asked for), since a stray fault of the
    /// process is no part of the work.
    package static let floor = 0.01
}
