internal import CLinux
internal import Platform
internal import Workloads

/// The file of a shape, resident and mapped: what ``BesideEngine`` reads.
@safe final class ControlFile {
    /// Above it, finding the pages is too small a part of reading them to be told from noise.
    private static let largestBlock = 64 << 10

    private let mapping: OwnedMapping
    private let file: OwnedFile
    var descriptor: Int32 { file.descriptor }
    var base: UnsafeMutableRawPointer { unsafe mapping.base }

    /// Opens and maps the file; nil where a case does not read a resident file in blocks small enough.
    init?(_ shape: ControlShape, _ work: ControlWork) throws {
        guard work.isResident, shape.isRead, !work.benchCase.work.definition.opensEachOperation,
            shape.blockBytes <= Self.largestBlock,
            shape.regionBytes <= work.data.fileSize
        else { return nil }
        file = try OwnedFile(work.data.path(ofFile: 0), .read)
        mapping = try OwnedMapping(file.descriptor, length: shape.regionBytes, writable: false, populate: true)
    }
}

/// Copies as ``CopyEngine`` does, and finds the block's page in the file by pread(2) of one byte.
///
/// The byte is loaded from the mapping first and arrives while the block is copied, so that the call finds it in the CPU's caches:
/// what it adds to the same loop without the call is entering the kernel and finding the page.
@safe struct BesideEngine: BlockEngine, ~Copyable {
    static var readCall: String { "pread" }
    static var writeCall: String { "copy" }
    static var copies: Bool { true }

    private let base: UnsafeMutableRawPointer
    private let buffer: UnsafeMutableRawPointer
    private let file: UnsafeMutableRawPointer
    private let descriptor: Int32
    private let reads: Bool
    private(set) var calls: UInt64 = 0

    /// - Parameter reads: false leaves the call out.
    init(base: UnsafeMutableRawPointer, buffer: UnsafeMutableRawPointer, file: ControlFile, reads: Bool) {
        unsafe self.base = base
        unsafe self.buffer = buffer
        unsafe self.file = file.base
        descriptor = file.descriptor
        self.reads = reads
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        clinux_black_box(UInt64(unsafe file.load(fromByteOffset: offset, as: UInt8.self)))
        unsafe clinux_copy(buffer, base + offset, count)
        guard reads else { return unsafe UnsafeRawPointer(buffer) }
        let got = unsafe clinux_pread_full(descriptor, buffer, 1, Int64(offset), &calls)
        if got != 1 { throw LoopFault(.read, result: got, offset: offset) }
        return unsafe UnsafeRawPointer(buffer)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        unsafe clinux_copy(base + offset, payload, count)
    }
}
