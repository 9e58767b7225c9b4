extension Figure {
    /// The figures that results can be compared by, each a row.
    package static let compared = [
        time,
        Figure("mean", "mean time for one operation", .nanoseconds, ["mean_ns_per_op"], over: .none),
        Figure("p95", "95th percentile of the time for one operation", .nanoseconds, ["p95_ns_per_op"], over: .none),
        Figure("latency-p50", "the median latency", .nanoseconds, ["latency_p50_ns"], over: .none),
        Figure("latency-p99", "the 99th percentile of the latency", .nanoseconds, ["latency_p99_ns"], over: .none),
        Figure(
            "latency-p99.9",
            "the 99.9th percentile of the latency",
            .nanoseconds,
            ["latency_p99_9_ns"],
            over: .none
        ),
        Figure("cpu", "CPU time for one operation", .nanoseconds, ["user_ns", "system_ns"]),
        Figure("user", "user CPU time for one operation", .nanoseconds, ["user_ns"]),
        Figure("system", "system CPU time for one operation", .nanoseconds, ["system_ns"]),
        Figure("faults", "page faults for one operation", .count, ["minor_faults", "major_faults"], while: .pages),
        Figure("minor-faults", "minor faults for one operation", .count, ["minor_faults"], while: .pages),
        Figure("major-faults", "major faults for one operation", .count, ["major_faults"], while: .pages),
        Figure("syscalls", "system calls for one operation", .count, ["syscalls"]),
        Figure(
            "switches",
            "context switches for one operation",
            .count,
            ["voluntary_switches", "involuntary_switches"]
        ),
        Figure("device-bytes", "device bytes for one operation", .bytes, ["device_read_bytes", "device_write_bytes"]),
        Figure("device-read-bytes", "bytes read from the device for one operation", .bytes, ["device_read_bytes"]),
        Figure("device-write-bytes", "bytes written to the device for one operation", .bytes, ["device_write_bytes"]),
        Figure("dirtied-bytes", "bytes dirtied for one operation", .bytes, ["dirtied_bytes"]),
    ]

    /// The metric of every verdict.
    package static let time = Figure("time", "time for one operation", .nanoseconds, ["metric_ns_per_op"], over: .none)

    /// The figure of this name.
    package static func named(_ name: String) -> Figure? { compared.first { $0.name == name } }
}
