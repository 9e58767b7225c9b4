import Foundation
import Testing

@testable import Statistics

struct BucketCountsTests {
    /// Values with a tail, as latencies have one: a power of a uniform number.
    private static func values(_ count: Int, seed: UInt64, largest: Double = 5e7) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let unit = Double(generator.next() >> 11) * 0x1p-53
            return Int(200 * pow(largest / 200, pow(unit, 8)))
        }
    }

    /// The nearest-rank percentile of sorted values.
    private static func exact(_ sorted: [Int], _ percentile: TailPercentile) -> Int {
        let rank = (Double(sorted.count) * Double(percentile.rawValue) / 100_000).rounded(.up)
        return sorted[Int(rank) - 1]
    }

    @Test(arguments: [1, 2, 3])
    func `percentiles are within 1 % of those of the sorted values`(seed: UInt64) throws {
        let values = Self.values(1_200_000, seed: seed)
        let counts = BucketCounts(values: values)
        let sorted = values.sorted()
        for percentile in TailPercentile.allCases {
            let told = Double(try #require(counts.percentile(percentile)))
            let exact = Double(Self.exact(sorted, percentile))
            #expect(abs(told - exact) <= exact * LogLinearBuckets.relativeError, "\(percentile.title) \(told) \(exact)")
        }
    }

    @Test(arguments: TailPercentile.allCases)
    func `a percentile is told from the sample on with which 10 lie beyond it`(_ percentile: TailPercentile) {
        let least = percentile.leastSamples
        let enough = BucketCounts(values: 1...least)
        let short = BucketCounts(values: 1...least - 1)
        #expect(enough.percentile(percentile) != nil)
        #expect(short.percentile(percentile) == nil)
        // In words: the share beyond it, of all samples, is 10.
        #expect(Double(least) * (1 - Double(percentile.rawValue) / 100_000) > 9.999)
        #expect(Double(least - 1) * (1 - Double(percentile.rawValue) / 100_000) < 10)
    }

    @Test func `nothing is told of nothing`() {
        #expect(TailPercentile.allCases.allSatisfy { BucketCounts().percentile($0) == nil })
        #expect(BucketCounts().samples == 0)
    }

    @Test func `parts that are merged are the whole, in any order`() {
        let values = Self.values(30_000, seed: 9)
        let parts = stride(from: 0, to: values.count, by: 7_001).map { start in
            BucketCounts(values: values[start..<min(start + 7_001, values.count)])
        }
        var merged = BucketCounts()
        merged.merge(parts)
        var backwards = parts[0]
        backwards.merge(parts.dropFirst().reversed())
        #expect(merged == BucketCounts(values: values))
        #expect(backwards == merged)
    }

    @Test func `the text and the list are read as they were written`() throws {
        let counts = BucketCounts(values: Self.values(5_000, seed: 4) + [0, 0, 1])
        #expect(counts.description.hasPrefix("0:2 1:1 "))
        #expect(BucketCounts(counts.description) == counts)
        #expect(try JSONDecoder().decode(BucketCounts.self, from: JSONEncoder().encode(counts)) == counts)
    }

    @Test(arguments: [
        "", "1", "1:", ":1", "1:0", "2:1 1:1", "1:1 1:1", "1:1  2:1", "129:1", "-1:1", "1:1 ", "1:9999999999999999999",
    ])
    func `another text is no histogram`(_ text: String) {
        // 129 is no start of a bucket: from 128 on they are 2 wide.
        #expect(BucketCounts(text) == nil)
    }

    @Test func `counts that no machine has end at the largest number`() throws {
        var counts = try #require(BucketCounts("1:999999999999999999 5:999999999999999999"))
        counts.merge(Array(repeating: counts, count: 20))
        #expect(counts.samples == Int.max)
        #expect(counts.percentile(.p50) != nil)
    }

    @Test func `values from a limit on are counted by their buckets`() {
        let counts = BucketCounts(values: [10, 1000, 5_000_000, 6_000_000])
        #expect(counts.count(from: 1_000_000) == 2)
        #expect(counts.count(from: 0) == 4)
    }
}
