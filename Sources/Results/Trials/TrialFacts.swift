/// What a trial tells beside its counters: times by hand, and what was asked for and obtained.
///
/// The names of its members are those of a worker's report, which other builds read.
package struct TrialFacts: Hashable, Sendable, Codable {
    /// The round, from 0.
    package var round: Int
    /// The place of the engine in its round, from 0: the order is shuffled in every round.
    package var position: Int
    /// What became of it.
    package var status: TrialStatus
    /// Why it is not valid; nil if it is.
    package var reason: String?
    /// Threads that worked.
    package var threads: Int?
    /// Operations done by all threads in all batches.
    package var operations: Int?
    /// Batches done (by each thread).
    package var batches: Int?
    /// Groups of batches that the metric is the median of; nil where the metric is the whole time over all operations.
    package var groups: Int?
    /// Bytes asked for by these operations.
    package var bytes: Int?
    /// The metric: nanoseconds for one operation.
    package var metricNanosecondsPerOperation: Double?
    /// The mean over all operations, in nanoseconds; the metric itself where there are no groups.
    package var meanNanosecondsPerOperation: Double?
    /// The 95th percentile of the groups, in nanoseconds for one operation; nil where there are no groups.
    package var p95NanosecondsPerOperation: Double?
    /// The timed part: one pair of clock readings around each group or batch, added up.
    package var wallNanoseconds: Int?
    /// Phase: open(2).
    package var openNanoseconds: Int?
    /// Phase: mmap(2), madvise(2) and prefaulting.
    package var mapNanoseconds: Int?
    /// Phase: the operations themselves.
    package var accessNanoseconds: Int?
    /// Phase: fdatasync(2) or msync(2).
    package var syncNanoseconds: Int?
    /// Phase: munmap(2).
    package var unmapNanoseconds: Int?
    /// Phase: close(2).
    package var closeNanoseconds: Int?
    /// With several threads: what the one that was done first took for all batches together, each from its own start to its own end.
    package var fastestThreadNanoseconds: Int?
    /// With several threads: what the one that was done last took.
    package var slowestThreadNanoseconds: Int?
    /// Operations in flight at a time, where that is more than one: the metric is then the elapsed time for one operation, not its
    /// latency.
    package var queueDepth: Int?
    /// Bytes of the data resident in the page cache before the timed part.
    package var residentBeforeBytes: Int?
    /// Bytes of the data resident in the page cache after the timed part.
    package var residentAfterBytes: Int?
    /// Bytes that a mapping of the file has in 2 MiB page table entries (smaps FilePmdMapped), by an untimed probe.
    package var filePmdMappedBytes: Int?
    /// Bytes that a mapping of a memory file has in 2 MiB page table entries (smaps ShmemPmdMapped), by the same probe.
    package var shmemPmdMappedBytes: Int?
    /// Bytes that a mapping of the data has in hugetlb pages (smaps Shared_Hugetlb and Private_Hugetlb), by the same probe.
    package var sharedHugetlbBytes: Int?
    /// Bytes of the engine's I/O buffer in transparent huge pages (smaps AnonHugePages); nil for an engine without one.
    package var anonymousHugeBytes: Int?
    /// Bytes of the engine's I/O buffer in hugetlb pages (smaps Private_Hugetlb); nil for an engine without one.
    package var bufferHugetlbBytes: Int?
    /// The page size that was asked for, of the data or (where the engine asks) of its buffer; nil for none.
    package var pageBytesAsked: Int?
    /// The page size that was obtained, of the same memory: KernelPageSize, or that of a huge page where 95 % are in its entries.
    package var pageBytesObtained: Int?
    /// Page faults for each MiB asked for.
    package var faultsPerMebibyte: Double?
    /// The nodes that memory was asked on, such as `0,1`; nil for none.
    package var nodesAsked: String?
    /// The resident pages of the data by node (move_pages(2)), such as `0:2048 1:16`; nil where none were asked for.
    package var nodesObtained: String?
    /// Which operations' latency was recorded: `all`, `every:N`, or `intended` for an open loop, where it counts from the moment at
    /// which an operation was due; nil for none.
    package var latencyMode: String?
    /// The clock of the latencies: `tsc` or `clock_gettime`.
    package var latencyClock: String?
    /// Operations of which the latency was recorded.
    package var latencySamples: Int?
    /// The median latency in nanoseconds. As all percentiles: nil where fewer than 10 samples lie beyond it.
    package var latencyP50Nanoseconds: Int?
    /// The 90th percentile.
    package var latencyP90Nanoseconds: Int?
    /// The 99th percentile.
    package var latencyP99Nanoseconds: Int?
    /// The 99.9th percentile.
    package var latencyP999Nanoseconds: Int?
    /// The 99.99th percentile.
    package var latencyP9999Nanoseconds: Int?
    /// The 99.999th percentile.
    package var latencyP99999Nanoseconds: Int?
    /// The largest latency, exactly.
    package var latencyMaxNanoseconds: Int?
    /// What recording adds to the time of an operation, in nanoseconds, measured in this round on operations that do nothing; nil
    /// in an open loop, which waits between its operations.
    package var latencyCostNanoseconds: Double?
    /// Open loop: operations a second that were done.
    package var achievedPerSecond: Double?
    /// The histogram: the least value of each bucket that holds something, in nanoseconds, and its samples (`512:3 520:17`).
    package var latencyBuckets: String?
    /// The CPUs that its threads, and whatever kept others busy, were bound to, such as `3,1`; nil where none was.
    package var cpus: String?
    /// What was to be seen beside the trial and could not be, with the reason: its columns are empty. nil where all was seen.
    package var unobserved: String?
    /// How often it was measured before, and write-back by others or of its own pages spoilt it; nil for never.
    package var repeats: Int?
    /// What the engine read (or, writing, the check of the file's content), of the first batch: equal for all engines.
    package var digest: UInt64?

    init(round: Int, position: Int, status: TrialStatus, reason: String?) {
        self.round = round
        self.position = position
        self.status = status
        self.reason = reason
    }
}
