import Glibc
import Statistics

/// The ratio of the times of one engine in two cases of a run, round by round: they were measured in the same rounds, but not in
/// alternation, so that it is no verdict.
package struct RoundRatio: Hashable, Sendable {
    /// The rounds with both valid.
    package let rounds: Int
    /// The median of their ratios.
    package let ratio: Double
    /// Its 99 % interval, of the exact sign test and for this ratio by itself; nil with too few rounds.
    package let interval: ClosedRange<Double>?

    /// The error rate of each interval.
    static let alpha = 0.01

    /// From the metric of each valid round of both; nil when they have no round in common.
    init?(of times: [Int: Double], over reference: [Int: Double]) {
        let logs = times.sorted { $0.key < $1.key }.compactMap { round, value in
            reference[round].map { log(value / $0) }
        }
        guard let center = median(logs) else { return nil }
        rounds = logs.count
        ratio = exp(center)
        interval = medianInterval(logs, alpha: Self.alpha).map { exp($0.lowerBound)...exp($0.upperBound) }
    }
}
