/// The percentiles that are shown of a distribution with a tail.
package enum TailPercentile: Int, CaseIterable, Hashable, Sendable {
    case p50 = 50_000
    case p90 = 90_000
    case p99 = 99_000
    case p99_9 = 99_900
    case p99_99 = 99_990
    case p99_999 = 99_999

    /// A percentile is given only where this number of samples lies beyond it: of fewer, it would be the accident of a few.
    package static let leastBeyond = 10

    /// The percentile in words: `p99.9`.
    package var title: String {
        switch self {
        case .p50: "p50"
        case .p90: "p90"
        case .p99: "p99"
        case .p99_9: "p99.9"
        case .p99_99: "p99.99"
        case .p99_999: "p99.999"
        }
    }

    /// The samples without which it is not given: 20 for the median, 1000 for p99, a million for p99.999.
    package var leastSamples: Int { Self.leastBeyond * (100_000 / (100_000 - rawValue)) }

    /// The rank, from 1, of the sample that it is: the smallest with so large a share at or below it (nearest rank).
    func rank(of count: Int) -> Int {
        // No overflow: the quotient is at most the count.
        let (quotient, remainder) = 100_000.dividingFullWidth(count.multipliedFullWidth(by: rawValue))
        return quotient + (remainder > 0 ? 1 : 0)
    }
}
