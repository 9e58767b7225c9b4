/// What the measuring itself costs on this machine, and the prices of the parts of an operation; measured before the first round.
///
/// All times are nanoseconds, medians of repeated blocks on one pinned thread; nil where it could not be measured.
public struct Calibration: Hashable, Sendable, Codable {
    /// One reading of CLOCK_MONOTONIC.
    public var clockNanoseconds: Double?
    /// One pass of the offset loop with nothing in it.
    public var emptyLoopNanoseconds: Double?
    /// The cheapest system call (getppid).
    public var syscallNanoseconds: Double?
    /// pread(2) of one resident byte.
    public var preadOneByteNanoseconds: Double?
    /// Copying, by memcpy, out of memory far larger than the caches: nanoseconds for one byte.
    public var copyNanosecondsPerByte: Double?
    /// Summing 8-byte words in memory far larger than the caches: nanoseconds for one byte.
    public var sumNanosecondsPerByte: Double?
    /// A minor fault on a mapped file with small folios (16 pages are mapped by one fault).
    public var fileFaultNanoseconds: Double?
    /// First touch of an anonymous page.
    public var anonymousFaultNanoseconds: Double?

    /// A calibration with nothing measured.
    public init() {}
}
