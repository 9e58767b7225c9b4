internal import CLinux
internal import Glibc

/// read(2) and write(2) at the descriptor's own position; lseek(2) only where a batch begins anew.
@safe struct ReadEngine: BlockEngine, ~Copyable {
    static var readCall: String { "read" }
    static var writeCall: String { "write" }
    static var copies: Bool { true }

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    /// Where the descriptor stands in the file.
    private(set) var position: Int
    private(set) var calls: UInt64 = 0

    init(descriptor: Int32, buffer: UnsafeMutableRawPointer, position: Int) {
        self.descriptor = descriptor
        self.position = position
        unsafe self.buffer = buffer
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        if position != offset { try seek(to: offset) }
        let got = unsafe clinux_read_full(descriptor, buffer, count, &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        position = offset &+ count
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        if position != offset { try seek(to: offset) }
        let put = unsafe clinux_write_full(descriptor, payload, count, &calls)
        if put != count { throw LoopFault(.write, result: put, offset: offset) }
        position = offset &+ count
    }

    @inline(never)
    private mutating func seek(to offset: Int) throws(LoopFault) {
        calls += 1
        if lseek(descriptor, offset, SEEK_SET) < 0 { throw LoopFault(.seek, result: -Int64(errno), offset: offset) }
        position = offset
    }
}
