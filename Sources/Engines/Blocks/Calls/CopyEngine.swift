internal import CLinux

/// Copies out of memory into a buffer, and into it: what is left of a system call when the call is taken away.
///
/// No case can name it. ``MemoryControl`` runs it over anonymous memory.
@safe struct CopyEngine: BlockEngine, ~Copyable {
    static var readCall: String { "copy" }
    static var writeCall: String { "copy" }
    static var copies: Bool { true }

    private let base: UnsafeMutableRawPointer
    private let buffer: UnsafeMutableRawPointer
    var calls: UInt64 { 0 }

    init(base: UnsafeMutableRawPointer, buffer: UnsafeMutableRawPointer) {
        unsafe self.base = base
        unsafe self.buffer = buffer
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        unsafe clinux_copy(buffer, base + offset, count)
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        unsafe clinux_copy(base + offset, payload, count)
    }
}
