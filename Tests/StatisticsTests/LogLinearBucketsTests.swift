import Testing

@testable import Statistics

struct LogLinearBucketsTests {
    @Test func `buckets follow each other without gap or overlap up to the largest number`() {
        var next: UInt64 = 0
        for index in 0..<LogLinearBuckets.count {
            #expect(LogLinearBuckets.lower(ofBucket: index) == next)
            next &+= LogLinearBuckets.width(ofBucket: index)
        }
        // The last one ends with the largest number, so that the next would begin at 2^64.
        #expect(next == 0)
    }

    @Test func `each bucket holds its first and its last value`() {
        for index in 0..<LogLinearBuckets.count {
            let lower = LogLinearBuckets.lower(ofBucket: index)
            #expect(LogLinearBuckets.index(of: lower) == index)
            #expect(LogLinearBuckets.index(of: lower + (LogLinearBuckets.width(ofBucket: index) - 1)) == index)
        }
    }

    @Test func `a bucket's middle is within the stated error of all its values, which is below 1 %`() {
        #expect(LogLinearBuckets.relativeError < 0.01)
        for index in 0..<LogLinearBuckets.count {
            let lower = LogLinearBuckets.lower(ofBucket: index)
            let last = lower + (LogLinearBuckets.width(ofBucket: index) - 1)
            let middle = LogLinearBuckets.middle(ofBucket: index)
            for value in [lower, last] where value > 0 {
                let error = Double(middle > value ? middle - value : value - middle) / Double(value)
                #expect(error <= LogLinearBuckets.relativeError)
            }
        }
    }

    @Test func `numbers below 128 are exact`() {
        for value in UInt64(0)..<128 {
            #expect(LogLinearBuckets.middle(ofBucket: LogLinearBuckets.index(of: value)) == value)
        }
    }
}
