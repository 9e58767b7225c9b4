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
    /// The system calls made so far.
    var calls: UInt64 { get }

    /// The bytes of the file from `offset`.
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer
    /// Puts `count` bytes of `payload` into the file at `offset`.
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault)
}
