/// What one engine of a case did, over its valid trials.
///
/// Figures are medians over trials; nil where no valid trial has them. Those for one operation are a trial's counter over
/// its operations.
public struct EngineSummary: Hashable, Sendable, Codable {
    /// The engine, as text.
    public var engine: String
    /// Trials by what became of them, with each reason and how often it was given.
    public var statuses: StatusCounts
    /// The median of the metric, in nanoseconds for one operation.
    public var medianNanosecondsPerOperation: Double?
    /// The median absolute deviation from it, not scaled.
    public var madNanosecondsPerOperation: Double?
    /// The smallest.
    public var minNanosecondsPerOperation: Double?
    /// The largest.
    public var maxNanosecondsPerOperation: Double?
    /// Bytes asked for, for one second, at the median.
    public var bytesPerSecond: Double?
    /// Operations (small files: files) for one second, at the median.
    public var operationsPerSecond: Double?
    /// Trials far above the median; none is dropped.
    public var spikes: [Spike]
    /// Wall time of one operation of one thread: wall time times threads over operations.
    public var threadNanosecondsPerOperation: Double?
    /// Bytes asked for by one operation.
    public var bytesPerOperation: Double?
    /// Counters for one operation.
    public var counters: OperationCounters
    /// Bytes read from the device for each byte asked for.
    public var deviceReadPerByte: Double?
    /// The shares of the phases.
    public var phases: PhaseShares
    /// Bytes that a mapping of the file had in 2 MiB page table entries.
    public var filePmdMappedBytes: Double?
    /// Its latencies; nil where none were recorded.
    public var latency: LatencySummary?
    /// Bytes that a mapping of the data had in entries of a huge page, of whatever kind the data is.
    public var hugeMappedBytes: Double?
    /// What the measuring itself adds to one operation, in nanoseconds; nil where the run has no price of the clock.
    public var measuringNanosecondsPerOperation: Double?
    /// That as a share of the median, 0 to 1.
    public var measuringShare: Double?
    /// Sequential work: the rate that memory sets, from the calibrated bandwidths.
    public var memoryBytesPerSecond: Double?

    /// User and system CPU time over the thread time; above 0, and at most 1 but for the kernel's rounding.
    public var cpuShare: Double? {
        guard let user = counters.userNanoseconds, let system = counters.systemNanoseconds else { return nil }
        return share(user + system)
    }

    /// True for a figure that is not ``CaseWarnings/leastTimesOverhead`` times what measuring it costs.
    public var isNearMeasuring: Bool { (measuringShare ?? 0) > 1 / CaseWarnings.leastTimesOverhead }

    /// A time of one operation as a share of the thread time of one operation.
    func share(_ nanoseconds: Double?) -> Double? {
        guard let nanoseconds, let whole = threadNanosecondsPerOperation, whole > 0 else { return nil }
        return nanoseconds / whole
    }
}

/// Counters for one operation, medians over the valid trials.
public struct OperationCounters: Hashable, Sendable, Codable {
    /// Page faults served without waiting for the device.
    public var minorFaults: Double?
    /// Page faults that waited for the device.
    public var majorFaults: Double?
    /// System calls.
    public var syscalls: Double?
    /// User CPU time.
    public var userNanoseconds: Double?
    /// System CPU time.
    public var systemNanoseconds: Double?
    /// Context switches of a thread that waited.
    public var voluntarySwitches: Double?
    /// Context switches of a thread that was preempted.
    public var involuntarySwitches: Double?
    /// Time that threads were runnable and waited for a CPU, in nanoseconds.
    public var runDelayNanoseconds: Double?
    /// CPU cycles, by the PMU; as the next two nil where it was not counted.
    public var cycles: Double?
    /// Instructions retired.
    public var instructions: Double?
    /// Loads whose translation the data TLB did not have.
    public var dtlbMisses: Double?

    /// Counters with nothing known.
    public init() {}
}

/// The phases of a trial as shares of their sum, 0 to 1, medians over the valid trials.
///
/// Of the sum, and not of the wall time, since with threads the phases of all of them are added up.
public struct PhaseShares: Hashable, Sendable, Codable {
    /// open(2)
    public var open: Double?
    /// mmap(2), madvise(2) and prefaulting
    public var map: Double?
    /// The operations themselves.
    public var access: Double?
    /// fdatasync(2) or msync(2)
    public var sync: Double?
    /// munmap(2)
    public var unmap: Double?
    /// close(2)
    public var close: Double?

    /// Shares with nothing known.
    public init() {}
}

/// A trial far above its engine's median, with what may explain it.
public struct Spike: Hashable, Sendable, Codable {
    /// Its round.
    public var round: Int
    /// Its metric over the median.
    public var timesMedian: Double
    /// Its major faults.
    public var majorFaults: Int?
    /// Its context switches of preempted threads.
    public var involuntarySwitches: Int?
}

/// How many trials of an engine came to what.
public struct StatusCounts: Hashable, Sendable, Codable {
    /// Measured, with every precondition held.
    public var valid = 0
    /// Measured, but a precondition did not hold.
    public var invalid = 0
    /// Not allowed by the kernel or the machine.
    public var refused = 0
    /// Ended by an error.
    public var failed = 0
    /// The reasons of those that are not valid, the most frequent first.
    public var reasons: [StatusReason] = []

    /// No trials.
    public init() {}
}

/// A reason for which trials are not valid, and how often it was given.
public struct StatusReason: Hashable, Sendable, Codable {
    /// `invalid`, `refused` or `failed`.
    public var status: String
    /// The reason.
    public var text: String
    /// In so many trials.
    public var count: Int
}
