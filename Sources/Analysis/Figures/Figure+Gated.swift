import Workloads

extension GateCounter {
    /// The figure of the counter that is held against a stored baseline.
    var figure: Figure {
        switch self {
        case .syscalls: Figure(rawValue, "system calls for one operation", .count, ["syscalls"])
        case .deviceBytes:
            Figure(
                rawValue,
                "bytes read from the device for each byte asked for",
                .count,
                ["device_read_bytes"],
                over: .byte,
                while: .readahead
            )
        case .faults:
            Figure(
                rawValue,
                "page faults for one operation",
                .count,
                ["minor_faults", "major_faults"],
                while: .pages
            )
        }
    }
}
