/// A log-linear histogram as it is kept and merged: the buckets that hold something, ascending.
///
/// Histograms of any threads, rounds and files add up exactly, since all have the buckets of ``LogLinearBuckets``; percentiles of
/// parts can't be added up or averaged at all.
package struct BucketCounts: Hashable, Sendable {
    /// A bucket that holds something.
    package struct Bucket: Hashable, Sendable {
        /// Its least value.
        package let lower: Int
        /// The samples in it.
        package let count: Int
    }

    /// The buckets, by their least values.
    package private(set) var buckets: [Bucket] = []
    /// The samples in all of them.
    package private(set) var samples = 0

    /// Without samples.
    package init() {}

    /// Of the counts of all buckets in the order of ``LogLinearBuckets``; what is above `Int.max` counts into its bucket.
    package init(counts: some Sequence<UInt64>) {
        for (index, count) in counts.enumerated() where count > 0 {
            add(Bucket(lower: Int(clamping: LogLinearBuckets.lower(ofBucket: index)), count: Int(clamping: count)))
        }
    }

    /// Of single values, 0 or more.
    package init(values: some Sequence<Int>) {
        var counts = [UInt64](repeating: 0, count: LogLinearBuckets.count)
        for value in values { counts[LogLinearBuckets.index(of: UInt64(max(0, value)))] += 1 }
        self.init(counts: counts)
    }

    /// Adds what other histograms hold.
    package mutating func merge(_ others: some Sequence<BucketCounts>) {
        var all: [Int: Int] = [:]
        for bucket in buckets { all[bucket.lower] = bucket.count }
        for other in others {
            for bucket in other.buckets { all[bucket.lower] = Self.sum(all[bucket.lower] ?? 0, bucket.count) }
        }
        self = BucketCounts()
        for (lower, count) in all.sorted(by: { $0.key < $1.key }) { add(Bucket(lower: lower, count: count)) }
    }

    /// A percentile, by nearest rank; nil where fewer than ``TailPercentile/leastBeyond`` samples lie beyond it.
    ///
    /// Within ``LogLinearBuckets/relativeError`` of the sample that it stands for.
    package func percentile(_ percentile: TailPercentile) -> Int? {
        let rank = percentile.rank(of: samples)
        guard samples - rank >= TailPercentile.leastBeyond else { return nil }
        var left = rank
        for bucket in buckets {
            left -= bucket.count
            guard left <= 0 else { continue }
            let index = LogLinearBuckets.index(of: UInt64(bucket.lower))
            return Int(clamping: LogLinearBuckets.middle(ofBucket: index))
        }
        return nil
    }

    /// The samples in buckets that begin at a value or above.
    package func count(from value: Int) -> Int {
        buckets.lazy.filter { $0.lower >= value }.reduce(0) { Self.sum($0, $1.count) }
    }

    private mutating func add(_ bucket: Bucket) {
        buckets.append(bucket)
        samples = Self.sum(samples, bucket.count)
    }

    /// A sum that ends at the largest number: a file may hold any counts.
    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? Int.max : sum
    }
}

extension BucketCounts: LosslessStringConvertible {
    /// As results have it: `512:3 520:17`, the least value of each bucket and its samples.
    package var description: String {
        buckets.map { "\($0.lower):\($0.count)" }.joined(separator: " ")
    }

    /// Reads such a text; nil for one that is not of this form, or has a bucket that the layout does not have.
    package init?(_ text: String) {
        self.init()
        var last = -1
        for part in text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
            let halves = part.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard halves.count == 2, let lower = Self.number(halves[0]), let count = Self.number(halves[1]),
                lower > last, count > 0,
                LogLinearBuckets.lower(ofBucket: LogLinearBuckets.index(of: UInt64(lower))) == UInt64(lower)
            else { return nil }
            last = lower
            add(Bucket(lower: lower, count: count))
        }
    }

    /// Digits alone.
    private static func number(_ digits: Substring.UTF8View) -> Int? {
        guard (1...18).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }
}

extension BucketCounts: Codable {
    /// Writes a list of pairs: least value, samples.
    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        for bucket in buckets { try list.encode([bucket.lower, bucket.count]) }
    }

    /// Reads such a list.
    package init(from decoder: any Decoder) throws {
        self.init()
        var list = try decoder.unkeyedContainer()
        while !list.isAtEnd {
            let pair = try list.decode([Int].self)
            guard pair.count == 2 else {
                throw DecodingError.dataCorruptedError(in: list, debugDescription: "a bucket is two numbers")
            }
            add(Bucket(lower: pair[0], count: pair[1]))
        }
    }
}
