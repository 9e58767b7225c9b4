/// The layout of a log-linear histogram of whole numbers: each power of two is cut into 64 buckets of one width.
///
/// The number of buckets is fixed, whatever the range, and the relative error is the same everywhere: what stands for a bucket is
/// its middle, at most half a width (1/128 of the bucket's start, ``relativeError``) from any value in it. Numbers below 128 have
/// a bucket each. The idea is that of G. Tene's HdrHistogram; the power of two takes the place of its decimal digits.
public enum LogLinearBuckets {
    /// The binary logarithm of the buckets of one power of two.
    @usableFromInline static let subBits = 6
    /// The number of buckets: every 64-bit number has one.
    public static let count = 59 << 6
    /// The most that a bucket's middle is away from a value in it, as a share of the value.
    public static let relativeError = 1.0 / 128

    /// The bucket of a value. Without a branch.
    @inlinable @inline(__always)
    public static func index(of value: UInt64) -> Int {
        let shift = 57 &- (value | 64).leadingZeroBitCount
        return shift &<< subBits &+ Int(truncatingIfNeeded: value &>> UInt64(truncatingIfNeeded: shift))
    }

    /// The least value of a bucket.
    public static func lower(ofBucket index: Int) -> UInt64 {
        let shift = shift(ofBucket: index)
        return UInt64(index - shift << subBits) << UInt64(shift)
    }

    /// The numbers that fall into a bucket.
    public static func width(ofBucket index: Int) -> UInt64 { 1 << UInt64(shift(ofBucket: index)) }

    /// What stands for a bucket: its middle, and the number itself where it has but one.
    public static func middle(ofBucket index: Int) -> UInt64 {
        lower(ofBucket: index) + width(ofBucket: index) / 2
    }

    private static func shift(ofBucket index: Int) -> Int { max(0, index >> subBits - 1) }
}
