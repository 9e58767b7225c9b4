internal import CLinux
internal import Workloads

/// The system calls by which blocks are read and written at their offsets: the one thing in which such engines differ.
///
/// A conforming type is a few words that the engine holds, and its methods are inlined into the loops.
protocol PositionalCalls {
    /// The name of the call that reads, for errors.
    static var readCall: String { get }
    /// The name of the call that writes, for errors.
    static var writeCall: String { get }
    /// The reads that were not served from the page cache at once; nil where that is not known.
    var misses: UInt64? { get }

    /// Reads `count` bytes at `offset`; what each call adds to `made` is 1.
    ///
    /// - Returns: the bytes that were read, or a negative errno.
    mutating func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawPointer,
        _ count: Int,
        _ offset: Int,
        _ made: inout UInt64
    ) -> Int64
}

extension PositionalCalls {
    static var writeCall: String { "pwrite" }
    var misses: UInt64? { nil }
}

/// Calls that name the offset, into and out of a buffer; writes are pwrite(2).
@safe struct PositionalEngine<Calls: PositionalCalls>: BlockEngine, ~Copyable {
    static var readCall: String { Calls.readCall }
    static var writeCall: String { Calls.writeCall }
    static var copies: Bool { true }

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    private var way: Calls
    private(set) var calls: UInt64 = 0
    var misses: UInt64? { way.misses }

    init(_ way: Calls, descriptor: Int32, buffer: UnsafeMutableRawPointer) {
        self.way = way
        self.descriptor = descriptor
        unsafe self.buffer = buffer
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        let got = unsafe way.read(descriptor, buffer, count, offset, &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        let put = unsafe clinux_pwrite_full(descriptor, payload, count, Int64(offset), &calls)
        if put != count { throw LoopFault(.write, result: put, offset: offset) }
    }
}
