extension TrialColumn {
    /// Every column, in the order of CSV and JSON: the one list that these, the journal and the documentation are made from.
    ///
    /// Name, place in a trial, unit and source; CSVFormat.md has the same two with what they mean.
    package static let all: [TrialColumn] = [
        required("round", \.round, "number", "harness"),
        required("position", \.position, "number", "harness"),
        status("text", "worker"),
        text("reason", \.reason, "text", "worker"),
        integer("threads", \.threads, "number", "case"),
        integer("operations", \.operations, "number", "engine"),
        integer("batches", \.batches, "number", "worker"),
        integer("groups", \.groups, "number", "worker"),
        integer("bytes", \.bytes, "bytes", "engine"),
        real("metric_ns_per_op", \.metricNanosecondsPerOperation, "ns", "clock"),
        real("mean_ns_per_op", \.meanNanosecondsPerOperation, "ns", "clock"),
        real("p95_ns_per_op", \.p95NanosecondsPerOperation, "ns", "clock"),
        integer("wall_ns", \.wallNanoseconds, "ns", "clock"),
        counter("user_ns", .userNanoseconds, "ns", "getrusage"),
        counter("system_ns", .systemNanoseconds, "ns", "getrusage"),
        integer("open_ns", \.openNanoseconds, "ns", "clock"),
        integer("map_ns", \.mapNanoseconds, "ns", "clock"),
        integer("access_ns", \.accessNanoseconds, "ns", "clock"),
        integer("sync_ns", \.syncNanoseconds, "ns", "clock"),
        integer("unmap_ns", \.unmapNanoseconds, "ns", "clock"),
        integer("close_ns", \.closeNanoseconds, "ns", "clock"),
        counter("minor_faults", .minorFaults, "faults", "getrusage"),
        counter("major_faults", .majorFaults, "faults", "getrusage"),
        counter("voluntary_switches", .voluntarySwitches, "switches", "getrusage"),
        counter("involuntary_switches", .involuntarySwitches, "switches", "getrusage"),
        counter("run_delay_ns", .runDelayNanoseconds, "ns", "schedstat"),
        integer("thread_fastest_ns", \.fastestThreadNanoseconds, "ns", "clock"),
        integer("thread_slowest_ns", \.slowestThreadNanoseconds, "ns", "clock"),
        counter("tlb_interrupts", .tlbInterrupts, "number", "/proc/interrupts"),
        counter("cycles", .cycles, "cycles", "perf_event_open"),
        counter("instructions", .instructions, "instructions", "perf_event_open"),
        counter("dtlb_misses", .dtlbMisses, "misses", "perf_event_open"),
        counter("syscalls", .syscalls, "calls", "engine"),
        counter("nowait_misses", .nowaitMisses, "reads", "engine"),
        integer("queue_depth", \.queueDepth, "operations", "engine"),
        counter("device_read_bytes", .deviceReadBytes, "bytes", "/proc/self/io"),
        counter("dirtied_bytes", .dirtiedBytes, "bytes", "/proc/self/io"),
        counter("device_write_bytes", .deviceWriteBytes, "bytes", "/proc/diskstats"),
        integer("resident_before_bytes", \.residentBeforeBytes, "bytes", "cachestat"),
        integer("resident_after_bytes", \.residentAfterBytes, "bytes", "cachestat"),
        integer("file_pmd_mapped_bytes", \.filePmdMappedBytes, "bytes", "smaps"),
        integer("shmem_pmd_mapped_bytes", \.shmemPmdMappedBytes, "bytes", "smaps"),
        integer("shared_hugetlb_bytes", \.sharedHugetlbBytes, "bytes", "smaps"),
        integer("anon_huge_bytes", \.anonymousHugeBytes, "bytes", "smaps"),
        integer("private_hugetlb_bytes", \.bufferHugetlbBytes, "bytes", "smaps"),
        integer("page_size_asked", \.pageBytesAsked, "bytes", "case"),
        integer("page_size_obtained", \.pageBytesObtained, "bytes", "smaps"),
        real("faults_per_mib", \.faultsPerMebibyte, "number", "getrusage"),
        text("nodes_asked", \.nodesAsked, "text", "case"),
        text("nodes_obtained", \.nodesObtained, "text", "move_pages"),
        text("latency_mode", \.latencyMode, "text", "case"),
        text("latency_clock", \.latencyClock, "text", "worker"),
        integer("latency_samples", \.latencySamples, "operations", "clock"),
        integer("latency_p50_ns", \.latencyP50Nanoseconds, "ns", "clock"),
        integer("latency_p90_ns", \.latencyP90Nanoseconds, "ns", "clock"),
        integer("latency_p99_ns", \.latencyP99Nanoseconds, "ns", "clock"),
        integer("latency_p99_9_ns", \.latencyP999Nanoseconds, "ns", "clock"),
        integer("latency_p99_99_ns", \.latencyP9999Nanoseconds, "ns", "clock"),
        integer("latency_p99_999_ns", \.latencyP99999Nanoseconds, "ns", "clock"),
        integer("latency_max_ns", \.latencyMaxNanoseconds, "ns", "clock"),
        real("latency_cost_ns", \.latencyCostNanoseconds, "ns", "clock"),
        real("achieved_per_second", \.achievedPerSecond, "operations", "clock"),
        text("latency_buckets", \.latencyBuckets, "text", "clock"),
        text("cpus", \.cpus, "text", "sched_setaffinity"),
        counter("throttled_ns", .throttledNanoseconds, "ns", "cpu.stat"),
        text("unobserved", \.unobserved, "text", "worker"),
        counter("written_pages", .writtenPages, "pages", "/proc/vmstat"),
        integer("repeats", \.repeats, "number", "worker"),
        digest("text", "engine"),
        outcome("text", "harness"),
    ]

    /// A column and its place in ``all``, where tables have its cells.
    struct Placed: Sendable {
        let name: String
        let place: Int
    }

    /// The places of these columns.
    static func placed(_ columns: [TrialColumn]) -> [Placed] {
        columns.compactMap { column in
            all.firstIndex { $0.name == column.name }.map { Placed(name: column.name, place: $0) }
        }
    }

    /// The column of this name.
    package static func named(_ name: String) -> TrialColumn? { all.first { $0.name == name } }
}
