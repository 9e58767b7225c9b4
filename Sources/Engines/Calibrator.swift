internal import CLinux
internal import Glibc
internal import Platform

/// The prices of the parts of an operation on this machine, in nanoseconds: medians over repeated blocks.
public struct Prices: Hashable, Sendable {
    /// One reading of the clock.
    public var clock: Double
    /// One pass of the read loop with an engine that does nothing.
    public var emptyLoop: Double
    /// getppid(2).
    public var syscall: Double
    /// pread(2) of one resident byte.
    public var preadOneByte: Double
    /// One byte copied out of memory far larger than the caches.
    public var copyPerByte: Double
    /// One byte summed in memory far larger than the caches.
    public var sumPerByte: Double
    /// A minor fault on a mapped file with small folios; nil for files below 1 MiB.
    public var fileFault: Double?
    /// First touch of an anonymous page.
    public var anonymousFault: Double
}

/// Measures ``Prices``, within about half a second.
public enum Calibrator {
    private static let blocks = 9
    private static let region = 64 << 20

    /// Measures on a file of `size` bytes, which is resident afterwards.
    public static func measure(file path: String, size: Int) throws -> Prices {
        let file = try FileHandle(path)
        let faultStart = Clock.now()
        let usage = ResourceUsage.now(of: .thread)
        let memory = try AlignedBuffer(region)
        let faults = (ResourceUsage.now(of: .thread) - usage).minorFaults
        let anonymousFault = Double(Clock.now() - faultStart) / Double(max(1, faults))
        let buffer = try AlignedBuffer(PageCache.pageSize)
        _ = try unsafe file.read(into: UnsafeMutableRawBufferPointer(start: buffer.base, count: 1), at: 0)
        let descriptor = file.descriptor
        return Prices(
            clock: each(10_000) { count in for _ in 0..<count { BlackBox.use(UInt64(bitPattern: clinux_now())) } },
            emptyLoop: try emptyLoop(buffer),
            syscall: each(2000) { count in for _ in 0..<count { BlackBox.use(UInt64(getppid())) } },
            preadOneByte: each(2000) { count in
                var calls: UInt64 = 0
                for _ in 0..<count { _ = unsafe clinux_pread_full(descriptor, buffer.base, 1, 0, &calls) }
                BlackBox.use(calls)
            },
            copyPerByte: unsafe perByte(memory) { bytes in unsafe clinux_copy(buffer.base, bytes, PageCache.pageSize) },
            sumPerByte: unsafe perByte(memory) { bytes in
                BlackBox.use(
                    unsafe Sum.consume(bytes, count: PageCache.pageSize, isBuffer: true, buffer: buffer.base)
                )
            },
            fileFault: try fileFault(file, size: size),
            anonymousFault: anonymousFault
        )
    }

    /// The median over the blocks of the time of one of `count` repetitions.
    private static func each(_ count: Int, _ body: (Int) -> Void) -> Double {
        body(count)
        return median(
            (0..<blocks).map { _ in
                let start = Clock.now()
                body(count)
                return Double(Clock.now() - start) / Double(count)
            }
        )
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    /// Goes through the whole region in pages; the median over its passes.
    private static func perByte(_ memory: borrowing AlignedBuffer, _ body: (UnsafeRawPointer) -> Void) -> Double {
        let base = unsafe UnsafeRawPointer(memory.base)
        let count = memory.count
        return median(
            (0..<5).map { _ in
                let start = Clock.now()
                for offset in stride(from: 0, to: count, by: PageCache.pageSize) { unsafe body(base + offset) }
                return Double(Clock.now() - start) / Double(count)
            }
        )
    }

    /// What the loop itself costs: an engine that hands out one address, and a use that takes nothing.
    private static func emptyLoop(_ buffer: borrowing AlignedBuffer) throws -> Double {
        let count = 8192
        let table = try AlignedBuffer(count * 4)
        let entries = unsafe table.base.assumingMemoryBound(to: UInt32.self)
        for index in 0..<count { unsafe entries[index] = UInt32(index) }
        let offsets = unsafe TableOffsets(count: count, entries: UnsafePointer(entries))
        let frame = unsafe LoopFrame(blockSize: 4096, fileSize: count * 4096, buffer: buffer.base, payload: buffer.base)
        let base = unsafe buffer.base
        return each(count) { _ in
            var engine = unsafe NullEngine(base: base)
            _ = try? Loops.read(&engine, offsets, Nothing.self, frame)
        }
    }

    /// Brings in a few MiB without readahead, so in small folios, maps them, and touches each page.
    private static func fileFault(_ file: borrowing FileHandle, size: Int) throws -> Double? {
        let length = min(size, 16 << 20) & ~(PageCache.pageSize - 1)
        guard length >= 1 << 20 else { return nil }
        guard try PageCache.evict(file).isEmpty else { return nil }
        try file.advise(.random)
        let page = try AlignedBuffer(PageCache.pageSize)
        for offset in stride(from: 0, to: length, by: PageCache.pageSize) {
            _ = try unsafe file.read(
                into: UnsafeMutableRawBufferPointer(start: page.base, count: page.count),
                at: offset
            )
        }
        let mapping = try Mapping(file.descriptor, length: length)
        let before = ResourceUsage.now(of: .thread)
        let start = Clock.now()
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: length, by: PageCache.pageSize) {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self))
        }
        let nanoseconds = Clock.now() - start
        BlackBox.use(sum)
        let faults = (ResourceUsage.now(of: .thread) - before).minorFaults
        try mapping.unmap()
        return faults > 0 ? Double(nanoseconds) / Double(faults) : nil
    }
}

/// An engine that does nothing: what is left is the loop.
@safe private struct NullEngine: BlockEngine, ~Copyable {
    static var readCall: String { "nothing" }
    static var writeCall: String { "nothing" }
    static var copies: Bool { false }
    var calls: UInt64 { 0 }
    let base: UnsafeMutableRawPointer

    init(base: UnsafeMutableRawPointer) { unsafe self.base = base }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        // The offset must be computed, or there would be no loop.
        clinux_black_box(UInt64(truncatingIfNeeded: offset))
        return unsafe UnsafeRawPointer(base)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {}
}

/// A use that takes nothing.
private enum Nothing: Consumer {
    @inline(__always)
    static func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 { 0 }
}
