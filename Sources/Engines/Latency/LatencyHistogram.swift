internal import CLinux
internal import Glibc
internal import Platform
internal import Statistics

/// The counts of one thread, in memory that is taken once: 30 KiB, of which a distribution touches a few lines.
final class LatencyHistogram {
    private let buffer: AlignedBuffer

    init() throws(SystemError) {
        buffer = try AlignedBuffer(LogLinearBuckets.count * MemoryLayout<UInt64>.stride)
        clear()
    }

    /// One count for each bucket of ``LogLinearBuckets``.
    var counts: UnsafeMutablePointer<UInt64> { unsafe buffer.base.assumingMemoryBound(to: UInt64.self) }

    func clear() { unsafe memset(buffer.base, 0, LogLinearBuckets.count * MemoryLayout<UInt64>.stride) }

    /// What was counted so far.
    var sparse: BucketCounts {
        unsafe BucketCounts(counts: UnsafeBufferPointer(start: counts, count: LogLinearBuckets.count))
    }
}
