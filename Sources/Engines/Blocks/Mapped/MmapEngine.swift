internal import CLinux

/// A mapping of the whole file, used where it lies; a write is a memcpy into it.
///
/// A page that can't be read is a SIGBUS, which ends the worker process: the harness reports that round as failed.
@safe struct MmapEngine: BlockEngine, ~Copyable {
    static var readCall: String { "mapped read" }
    static var writeCall: String { "mapped write" }
    static var copies: Bool { false }

    private let base: UnsafeMutableRawPointer
    var calls: UInt64 { 0 }

    init(base: UnsafeMutableRawPointer) { unsafe self.base = base }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        unsafe UnsafeRawPointer(base + offset)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        unsafe clinux_copy(base + offset, payload, count)
    }
}
