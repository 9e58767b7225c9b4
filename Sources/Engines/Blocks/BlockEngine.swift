internal import Results

/// An engine as the loops see it: makes blocks of one file addressable, or takes them.
///
/// A conforming type is a small ~Copyable struct that holds descriptors and addresses, never owns them, and lives for one
/// batch: its methods are inlined into the loops.
protocol BlockEngine: ~Copyable {
    /// The name of the call that reads, for errors.
    static var readCall: String { get }
    /// The name of the call that writes, for errors.
    static var writeCall: String { get }
    /// True if ``bytes(at:count:)`` hands out a copy, false if it hands out the page cache itself.
    static var copies: Bool { get }
    /// True for an engine that keeps several reads in flight, and so goes through a batch by itself.
    static var readsAhead: Bool { get }
    /// The system calls made so far.
    var calls: UInt64 { get }
    /// Adds what the engine has counted, once it is through a batch.
    func count(into counts: inout Counts)

    /// The bytes of the file from `offset`.
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer
    /// Reads the blocks of a batch and returns the digest: asked of an engine that reads ahead, in the place of one block after the
    /// other.
    mutating func readAhead<Offsets: OffsetSequence, Use: Consumer>(
        _ offsets: Offsets,
        _ use: Use,
        _ frame: LoopFrame
    ) throws(LoopFault) -> UInt64
    /// Puts `count` bytes of `payload` into the file at `offset`.
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault)
}

extension BlockEngine where Self: ~Copyable {
    /// False.
    static var readsAhead: Bool { false }
    /// Never called of an engine that does not read ahead.
    mutating func readAhead<Offsets: OffsetSequence, Use: Consumer>(
        _ offsets: Offsets,
        _ use: Use,
        _ frame: LoopFrame
    ) throws(LoopFault) -> UInt64 { 0 }
    /// The calls alone.
    func count(into counts: inout Counts) { counts.add(Int(calls), to: .syscalls) }
}
