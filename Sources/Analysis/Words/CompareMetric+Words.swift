extension CompareMetric {
    /// The metric in words.
    package var title: String {
        switch self {
        case .time: "time for one operation"
        case .mean: "mean time for one operation"
        case .p95: "95th percentile of the time for one operation"
        case .latencyP50: "the median latency"
        case .latencyP99: "the 99th percentile of the latency"
        case .latencyP999: "the 99.9th percentile of the latency"
        case .cpu: "CPU time for one operation"
        case .user: "user CPU time for one operation"
        case .system: "system CPU time for one operation"
        case .faults: "page faults for one operation"
        case .minorFaults: "minor faults for one operation"
        case .majorFaults: "major faults for one operation"
        case .syscalls: "system calls for one operation"
        case .switches: "context switches for one operation"
        case .deviceBytes: "device bytes for one operation"
        case .deviceReadBytes: "bytes read from the device for one operation"
        case .deviceWriteBytes: "bytes written to the device for one operation"
        case .dirtiedBytes: "bytes dirtied for one operation"
        }
    }
}
