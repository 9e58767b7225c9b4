import Results

/// A figure of a trial that results are compared by, for one operation; of each, less is better.
package enum CompareMetric: String, CaseIterable, Hashable, Sendable, Codable {
    /// The metric of every verdict: `metric_ns_per_op`.
    case time
    /// The mean over all operations: `mean_ns_per_op`, which spikes move.
    case mean
    /// The 95th percentile of the groups of batches: `p95_ns_per_op`.
    case p95
    /// The median latency: `latency_p50_ns`.
    case latencyP50 = "latency-p50"
    /// The 99th percentile of the latency: `latency_p99_ns`.
    case latencyP99 = "latency-p99"
    /// The 99.9th percentile of the latency: `latency_p99_9_ns`.
    case latencyP999 = "latency-p99.9"
    /// User and system CPU time of all threads.
    case cpu
    /// User CPU time.
    case user
    /// System CPU time.
    case system
    /// Minor and major page faults.
    case faults
    /// Page faults served without waiting for the device.
    case minorFaults = "minor-faults"
    /// Page faults that waited for the device.
    case majorFaults = "major-faults"
    /// System calls of the engine.
    case syscalls
    /// Voluntary and involuntary context switches.
    case switches
    /// Bytes from and to the device: `device_read_bytes`, and `device_write_bytes` where there was a sync.
    case deviceBytes = "device-bytes"
    /// Bytes fetched from the device.
    case deviceReadBytes = "device-read-bytes"
    /// Bytes written to the whole device, by anybody.
    case deviceWriteBytes = "device-write-bytes"
    /// Bytes of folios dirtied.
    case dirtiedBytes = "dirtied-bytes"

    /// What a figure is counted in.
    package enum Unit: String, Hashable, Sendable, Codable {
        /// Nanoseconds for one operation.
        case nanoseconds
        /// So many for one operation.
        case count
        /// Bytes for one operation.
        case bytes
    }

    /// What the figures are counted in.
    package var unit: Unit {
        switch self {
        case .time, .mean, .p95, .latencyP50, .latencyP99, .latencyP999, .cpu, .user, .system: .nanoseconds
        case .faults, .minorFaults, .majorFaults, .syscalls, .switches: .count
        case .deviceBytes, .deviceReadBytes, .deviceWriteBytes, .dirtiedBytes: .bytes
        }
    }

    /// True for times: those drift from day to day, where counters hardly do.
    package var isTime: Bool { unit == .nanoseconds }

    /// True where the number depends on the sizes of the pages that the kernel maps.
    package var needsEqualPages: Bool { [.faults, .minorFaults, .majorFaults].contains(self) }

    /// The columns that are added up, and of which the first has to have a value.
    private var columns: [String] {
        switch self {
        case .time: ["metric_ns_per_op"]
        case .mean: ["mean_ns_per_op"]
        case .p95: ["p95_ns_per_op"]
        case .latencyP50: ["latency_p50_ns"]
        case .latencyP99: ["latency_p99_ns"]
        case .latencyP999: ["latency_p99_9_ns"]
        case .cpu: ["user_ns", "system_ns"]
        case .user: ["user_ns"]
        case .system: ["system_ns"]
        case .faults: ["minor_faults", "major_faults"]
        case .minorFaults: ["minor_faults"]
        case .majorFaults: ["major_faults"]
        case .syscalls: ["syscalls"]
        case .switches: ["voluntary_switches", "involuntary_switches"]
        case .deviceBytes: ["device_read_bytes", "device_write_bytes"]
        case .deviceReadBytes: ["device_read_bytes"]
        case .deviceWriteBytes: ["device_write_bytes"]
        case .dirtiedBytes: ["dirtied_bytes"]
        }
    }

    /// Where the metric stands in a table of trials.
    var reader: MetricReader {
        let isPerOperation = [.time, .mean, .p95, .latencyP50, .latencyP99, .latencyP999].contains(self)
        return MetricReader(columns: columns.compactMap(MetricReader.place), isPerOperation: isPerOperation)
    }
}
