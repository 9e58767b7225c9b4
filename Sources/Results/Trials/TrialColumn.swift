/// A column of the trial table: the one list that CSV, JSON, the journal and the documentation are made from.
///
/// A new counter is one property of ``Trial`` and one line in ``TrialColumn/all``.
package struct TrialColumn: Sendable {
    /// The value of one trial in one column.
    package enum Cell: Hashable, Sendable {
        /// Does not apply, or was not measured.
        case none
        /// A count, bytes or nanoseconds.
        case integer(Int)
        /// A number with a fraction; never NaN or infinite.
        case real(Double)
        /// A status or a reason.
        case text(String)
        /// A digest, written with 16 hexadecimal digits.
        case digest(UInt64)
    }

    /// How a column is stored and written.
    package enum Kind: Sendable {
        /// ``Cell/integer(_:)`` or none.
        case integer
        /// ``Cell/real(_:)`` or none.
        case real
        /// ``Cell/text(_:)`` or none.
        case text
        /// ``Cell/digest(_:)`` or none.
        case digest
    }

    /// The name in CSV and JSON.
    package let name: String
    /// How its values are written.
    package let kind: Kind
    private let read: @Sendable (Trial) -> Cell
    private let write: @Sendable (inout Trial, Cell) -> Bool

    /// The column's value of one trial.
    package func cell(of trial: Trial) -> Cell { read(trial) }

    /// Sets the column's value; false when the cell is not of the column's kind.
    package func set(_ cell: Cell, in trial: inout Trial) -> Bool { write(&trial, cell) }

    private init(
        _ name: String,
        _ kind: Kind,
        read: @escaping @Sendable (Trial) -> Cell,
        write: @escaping @Sendable (inout Trial, Cell) -> Bool
    ) {
        self.name = name
        self.kind = kind
        self.read = read
        self.write = write
    }

    private static func integer(_ name: String, _ path: any WritableKeyPath<Trial, Int?> & Sendable) -> TrialColumn {
        TrialColumn(name, .integer, read: { $0[keyPath: path].map(Cell.integer) ?? .none }) { trial, cell in
            switch cell {
            case .none: trial[keyPath: path] = nil
            case .integer(let value): trial[keyPath: path] = value
            default: return false
            }
            return true
        }
    }

    private static func required(_ name: String, _ path: any WritableKeyPath<Trial, Int> & Sendable) -> TrialColumn {
        TrialColumn(name, .integer, read: { .integer($0[keyPath: path]) }) { trial, cell in
            guard case .integer(let value) = cell else { return false }
            trial[keyPath: path] = value
            return true
        }
    }

    private static func real(_ name: String, _ path: any WritableKeyPath<Trial, Double?> & Sendable) -> TrialColumn {
        TrialColumn(name, .real, read: { $0[keyPath: path].map(Cell.real) ?? .none }) { trial, cell in
            switch cell {
            case .none: trial[keyPath: path] = nil
            case .real(let value): trial[keyPath: path] = value
            case .integer(let value): trial[keyPath: path] = Double(value)
            default: return false
            }
            return true
        }
    }

    private static let status = TrialColumn("status", .text, read: { .text($0.status.rawValue) }) { trial, cell in
        guard case .text(let text) = cell, let status = TrialStatus(rawValue: text) else { return false }
        trial.status = status
        return true
    }

    private static func text(_ name: String, _ path: any WritableKeyPath<Trial, String?> & Sendable) -> TrialColumn {
        TrialColumn(name, .text, read: { $0[keyPath: path].map(Cell.text) ?? .none }) { trial, cell in
            switch cell {
            case .none: trial[keyPath: path] = nil
            case .text(let value): trial[keyPath: path] = value
            default: return false
            }
            return true
        }
    }

    private static let digest = TrialColumn("digest", .digest, read: { $0.digest.map(Cell.digest) ?? .none }) {
        trial,
        cell in
        switch cell {
        case .none: trial.digest = nil
        case .digest(let value): trial.digest = value
        default: return false
        }
        return true
    }

    /// Every column, in the order of CSV and JSON.
    package static let all: [TrialColumn] = [
        required("round", \.round),
        required("position", \.position),
        status,
        text("reason", \.reason),
        integer("threads", \.threads),
        integer("operations", \.operations),
        integer("batches", \.batches),
        integer("groups", \.groups),
        integer("bytes", \.bytes),
        real("metric_ns_per_op", \.metricNanosecondsPerOperation),
        real("mean_ns_per_op", \.meanNanosecondsPerOperation),
        real("p95_ns_per_op", \.p95NanosecondsPerOperation),
        integer("wall_ns", \.wallNanoseconds),
        integer("user_ns", \.userNanoseconds),
        integer("system_ns", \.systemNanoseconds),
        integer("open_ns", \.openNanoseconds),
        integer("map_ns", \.mapNanoseconds),
        integer("access_ns", \.accessNanoseconds),
        integer("sync_ns", \.syncNanoseconds),
        integer("unmap_ns", \.unmapNanoseconds),
        integer("close_ns", \.closeNanoseconds),
        integer("minor_faults", \.minorFaults),
        integer("major_faults", \.majorFaults),
        integer("voluntary_switches", \.voluntarySwitches),
        integer("involuntary_switches", \.involuntarySwitches),
        integer("run_delay_ns", \.runDelayNanoseconds),
        integer("thread_fastest_ns", \.fastestThreadNanoseconds),
        integer("thread_slowest_ns", \.slowestThreadNanoseconds),
        integer("tlb_interrupts", \.tlbInterrupts),
        integer("cycles", \.cycles),
        integer("instructions", \.instructions),
        integer("dtlb_misses", \.dtlbMisses),
        integer("syscalls", \.syscalls),
        integer("nowait_misses", \.nowaitMisses),
        integer("queue_depth", \.queueDepth),
        integer("device_read_bytes", \.deviceReadBytes),
        integer("dirtied_bytes", \.dirtiedBytes),
        integer("device_write_bytes", \.deviceWriteBytes),
        integer("resident_before_bytes", \.residentBeforeBytes),
        integer("resident_after_bytes", \.residentAfterBytes),
        integer("file_pmd_mapped_bytes", \.filePmdMappedBytes),
        integer("shmem_pmd_mapped_bytes", \.shmemPmdMappedBytes),
        integer("shared_hugetlb_bytes", \.sharedHugetlbBytes),
        integer("anon_huge_bytes", \.anonymousHugeBytes),
        integer("private_hugetlb_bytes", \.bufferHugetlbBytes),
        integer("page_size_asked", \.pageBytesAsked),
        integer("page_size_obtained", \.pageBytesObtained),
        real("faults_per_mib", \.faultsPerMebibyte),
        text("nodes_asked", \.nodesAsked),
        text("nodes_obtained", \.nodesObtained),
        text("latency_mode", \.latencyMode),
        text("latency_clock", \.latencyClock),
        integer("latency_samples", \.latencySamples),
        integer("latency_p50_ns", \.latencyP50Nanoseconds),
        integer("latency_p90_ns", \.latencyP90Nanoseconds),
        integer("latency_p99_ns", \.latencyP99Nanoseconds),
        integer("latency_p99_9_ns", \.latencyP999Nanoseconds),
        integer("latency_p99_99_ns", \.latencyP9999Nanoseconds),
        integer("latency_p99_999_ns", \.latencyP99999Nanoseconds),
        integer("latency_max_ns", \.latencyMaxNanoseconds),
        real("latency_cost_ns", \.latencyCostNanoseconds),
        real("achieved_per_second", \.achievedPerSecond),
        text("latency_buckets", \.latencyBuckets),
        digest,
    ]

    /// The column of this name.
    package static func named(_ name: String) -> TrialColumn? { all.first { $0.name == name } }
}
