import Results

/// What one engine of a case did, over its valid trials.
///
/// Figures are medians over trials; nil where no valid trial has them. Those for one operation are a trial's counter over
/// its operations.
package struct EngineSummary: Hashable, Sendable, Codable {
    /// The engine, as text.
    package var engine: String
    /// Trials by what became of them, with each reason and how often it was given.
    package var statuses: StatusCounts
    /// The median of the metric, in nanoseconds for one operation.
    package var medianNanosecondsPerOperation: Double?
    /// The median absolute deviation from it, not scaled.
    package var madNanosecondsPerOperation: Double?
    /// The smallest.
    package var minNanosecondsPerOperation: Double?
    /// The largest.
    package var maxNanosecondsPerOperation: Double?
    /// Bytes asked for, for one second, at the median.
    package var bytesPerSecond: Double?
    /// Operations (small files: files) for one second, at the median.
    package var operationsPerSecond: Double?
    /// Trials far above the median; none is dropped.
    package var spikes: [Spike]
    /// Wall time of one operation of one thread: wall time times threads over operations.
    package var threadNanosecondsPerOperation: Double?
    /// Bytes asked for by one operation.
    package var bytesPerOperation: Double?
    /// Counters for one operation.
    package var counters: OperationCounters
    /// Bytes read from the device for each byte asked for.
    package var deviceReadPerByte: Double?
    /// The shares of the phases.
    package var phases: PhaseShares
    /// Bytes that a mapping of the file had in 2 MiB page table entries.
    package var filePmdMappedBytes: Double?
    /// Its latencies; nil where none were recorded.
    package var latency: LatencySummary?
    /// Bytes that a mapping of the data had in entries of a huge page, of whatever kind the data is.
    package var hugeMappedBytes: Double?
    /// What the measuring itself adds to one operation, in nanoseconds; nil where the run has no price of the clock.
    package var measuringNanosecondsPerOperation: Double?
    /// That as a share of the median, 0 to 1.
    package var measuringShare: Double?
    /// Sequential work: the rate that memory sets, from the calibrated bandwidths.
    package var memoryBytesPerSecond: Double?

    /// The CPUs that its valid trials were bound to, ascending; nil where that is not known.
    package var cpus: [Int]?

    /// User and system CPU time over the thread time; above 0, and at most 1 but for the kernel's rounding.
    package var cpuShare: Double? {
        guard let user = counters[.userNanoseconds], let system = counters[.systemNanoseconds] else { return nil }
        return share(user + system)
    }

    /// True for a figure that is not ``CaseWarnings/leastTimesOverhead`` times what measuring it costs.
    package var isNearMeasuring: Bool { (measuringShare ?? 0) > 1 / CaseWarnings.leastTimesOverhead }

    /// A time of one operation as a share of the thread time of one operation.
    func share(_ nanoseconds: Double?) -> Double? {
        guard let nanoseconds, let whole = threadNanosecondsPerOperation, whole > 0 else { return nil }
        return nanoseconds / whole
    }
}

/// The phases of a trial as shares of their sum, 0 to 1, medians over the valid trials.
///
/// Of the sum, and not of the wall time, since with threads the phases of all of them are added up.
package struct PhaseShares: Hashable, Sendable, Codable {
    /// open(2)
    package var open: Double?
    /// mmap(2), madvise(2) and prefaulting
    package var map: Double?
    /// The operations themselves.
    package var access: Double?
    /// fdatasync(2) or msync(2)
    package var sync: Double?
    /// munmap(2)
    package var unmap: Double?
    /// close(2)
    package var close: Double?

    /// Shares with nothing known.
    package init() {}
}

/// A trial far above its engine's median, with what may explain it.
package struct Spike: Hashable, Sendable, Codable {
    /// Its round.
    package var round: Int
    /// Its metric over the median.
    package var timesMedian: Double
    /// Its major faults.
    package var majorFaults: Int?
    /// Its context switches of preempted threads.
    package var involuntarySwitches: Int?
}

/// How many trials of an engine came to what.
package struct StatusCounts: Hashable, Sendable, Codable {
    /// Measured, with every precondition held.
    package var valid = 0
    /// Measured, but a precondition did not hold.
    package var invalid = 0
    /// Not allowed by the kernel or the machine.
    package var refused = 0
    /// Ended by an error.
    package var failed = 0
    /// Not tried, since an engine before it ended the worker; nil for none, as in results of 0.1.0.
    package var notReached: Int?
    /// All of them.
    package var total: Int { valid + invalid + refused + failed + (notReached ?? 0) }
    /// The reasons of those that are not valid, the most frequent first.
    package var reasons: [StatusReason] = []

    /// No trials.
    package init() {}
}

/// A reason for which trials are not valid, and how often it was given.
package struct StatusReason: Hashable, Sendable, Codable {
    /// `invalid`, `refused`, `failed` or `not-reached`.
    package var status: String
    /// The reason.
    package var text: String
    /// The number of trials that have it.
    package var count: Int
}
