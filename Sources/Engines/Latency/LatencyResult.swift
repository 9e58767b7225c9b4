package import Statistics
internal import Workloads

/// The latencies of a session, of all threads together.
package struct LatencyResult: Sendable {
    /// What was recorded.
    package let plan: LatencyPlan
    /// The histogram, in nanoseconds.
    package let counts: BucketCounts
    /// The largest, exactly.
    package let largest: Int
    /// The mean, exactly; nil without samples.
    package let mean: Double?
    /// Open loop: operations a second that were done, less than the rate where operations could not be issued when they were due.
    package let achievedPerSecond: Double?

    /// A percentile, in nanoseconds; nil where too few samples lie beyond it. (The middle of the last bucket may lie above all that
    /// is in it, and above the largest.)
    package func percentile(_ percentile: TailPercentile) -> Int? {
        counts.percentile(percentile).map { min($0, largest) }
    }

    /// Brings together what the threads have recorded; nil without any.
    package init?(_ plan: LatencyPlan, _ shares: [LatencyShare]) {
        guard !shares.isEmpty else { return nil }
        self.plan = plan
        var counts = BucketCounts()
        counts.merge(shares.map(\.counts))
        self.counts = counts
        largest = shares.map(\.largest).max() ?? 0
        mean = counts.samples > 0 ? shares.reduce(0) { $0 + $1.total } / Double(counts.samples) : nil
        let paces = shares.compactMap(\.pace)
        guard case .paced(let pace) = plan.mode, !paces.isEmpty else {
            achievedPerSecond = nil
            return
        }
        achievedPerSecond = Double(pace.rate) * paces.reduce(0, +) / Double(paces.count)
    }
}

/// The latencies that one thread has recorded. A thread that is a process of its own sends them to the worker.
package struct LatencyShare: Sendable, Codable {
    /// The histogram, in nanoseconds.
    let counts: BucketCounts
    /// The largest, exactly.
    let largest: Int
    /// All of them together, exactly.
    let total: Double
    /// Open loop: the time scheduled over the time taken, 1 where operations were issued as they were due; nil otherwise.
    let pace: Double?
}
