public import Statistics
internal import Workloads

/// The latencies of a session, of all threads together.
public struct LatencyResult: Sendable {
    /// What was recorded.
    public let plan: LatencyPlan
    /// The histogram, in nanoseconds.
    public let counts: BucketCounts
    /// The largest, exactly.
    public let largest: Int
    /// The mean, exactly; nil without samples.
    public let mean: Double?
    /// Open loop: operations a second that were done, less than the rate where operations could not be issued when they were due.
    public let achievedPerSecond: Double?

    /// A percentile, in nanoseconds; nil where too few samples lie beyond it. (The middle of the last bucket may lie above all that
    /// is in it, and above the largest.)
    public func percentile(_ percentile: TailPercentile) -> Int? {
        counts.percentile(percentile).map { min($0, largest) }
    }

    init?(_ tracks: [LatencyTrack]) {
        guard let plan = tracks.first?.plan else { return nil }
        self.plan = plan
        var counts = BucketCounts()
        counts.merge(tracks.map(\.counts))
        self.counts = counts
        largest = tracks.map(\.largest).max() ?? 0
        mean = counts.samples > 0 ? tracks.reduce(0) { $0 + $1.total } / Double(counts.samples) : nil
        let paces = tracks.compactMap(\.pace)
        guard case .paced(let pace) = plan.mode, !paces.isEmpty else {
            achievedPerSecond = nil
            return
        }
        achievedPerSecond = Double(pace.rate) * paces.reduce(0, +) / Double(paces.count)
    }
}
