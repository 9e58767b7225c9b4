import Results
package import Statistics
import Workloads

/// The latencies of one engine of a case: the histograms of its valid trials, merged over rounds and threads.
package struct LatencySummary: Hashable, Sendable, Codable {
    /// A percentile that enough samples stand behind.
    package struct Percentile: Hashable, Sendable, Codable {
        /// Its name, such as `p99.9`.
        package var name: String
        /// The latency, in nanoseconds.
        package var nanoseconds: Int
    }

    /// Which operations: `all`, `every:N`, or `intended` for an open loop.
    package var mode: String
    /// The clock: `tsc` or `clock_gettime`.
    package var clock: String?
    /// The operations recorded.
    package var samples: Int
    /// The percentiles, each only where ``TailPercentile/leastBeyond`` samples lie beyond it.
    package var percentiles: [Percentile]
    /// The largest latency of all trials, in nanoseconds.
    package var maxNanoseconds: Int
    /// What recording adds to an operation, in nanoseconds; the median over the trials, nil in an open loop.
    package var costNanoseconds: Double?
    /// Open loop: operations a second that were done; the median over the trials.
    package var achievedPerSecond: Double?
    /// Open loop: true where that is less than ``leastAchieved`` of the rate: the engine can't keep up, and its latency is that of
    /// its queue, which grows as long as the trial lasts.
    package var isSaturated: Bool
    /// The merged histogram: the least value of each bucket, in nanoseconds, and its samples.
    package var buckets: BucketCounts

    /// The share of the rate below which an open loop is saturated.
    package static let leastAchieved = 0.99

    /// A percentile; nil where it is not known.
    package func nanoseconds(_ percentile: TailPercentile) -> Int? {
        percentiles.first { $0.name == percentile.title }?.nanoseconds
    }

    /// Of valid trials; nil where none has latencies that can be read.
    init?(_ trials: [Trial], pace: Pace?) {
        let recorded = trials.filter { $0.latencyBuckets != nil }
        let histograms = recorded.compactMap { $0.latencyBuckets.flatMap(BucketCounts.init) }
        guard let first = recorded.first, !histograms.isEmpty else { return nil }
        var merged = BucketCounts()
        merged.merge(histograms)
        mode = first.latencyMode ?? ""
        clock = first.latencyClock
        samples = merged.samples
        let largest = recorded.compactMap(\.latencyMaxNanoseconds).max() ?? 0
        // The middle of the last bucket may lie above all that is in it.
        percentiles = TailPercentile.allCases.compactMap { percentile in
            merged.percentile(percentile).map { Percentile(name: percentile.title, nanoseconds: min($0, largest)) }
        }
        maxNanoseconds = largest
        costNanoseconds = median(recorded.compactMap(\.latencyCostNanoseconds))
        let achieved = median(recorded.compactMap(\.achievedPerSecond))
        achievedPerSecond = achieved
        isSaturated = achieved.map { $0 < Self.leastAchieved * Double(pace?.rate ?? 0) } ?? false
        buckets = merged
    }

    /// Valid trials whose histogram can't be read.
    static func unreadable(_ trials: [Trial]) -> Int {
        trials.count { $0.status == .valid && $0.latencyBuckets.map { BucketCounts($0) == nil } ?? false }
    }
}
