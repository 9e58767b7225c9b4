internal import CLinux
internal import Glibc
internal import Platform

/// The memory that costs are measured on. Each method takes one sample of a cost, in nanoseconds.
@safe struct CalibrationGround: ~Copyable {
    private static let loopOperations = 8192

    /// Far larger than the caches of most machines, not of all.
    private let region: AlignedBuffer
    /// One page, which stays in the L1 cache.
    private let page: AlignedBuffer
    /// The offsets of the empty loop, each in 4 bytes.
    private let table: AlignedBuffer
    /// First touch of an anonymous page: the region is made of such touches.
    let anonymousFault: Double

    /// - Parameters:
    ///   - bytes: of the region.
    ///   - pages: what it is made of.
    init(_ bytes: Int = 64 << 20, pages: AlignedBuffer.Pages = .normal) throws {
        let start = Clock.now()
        let usage = ResourceUsage.now(of: .thread)
        let region = try AlignedBuffer(bytes, pages: pages)
        let faults = (ResourceUsage.now(of: .thread) - usage).minorFaults
        let fault = Double(Clock.now() - start) / Double(max(1, faults))
        let page = try AlignedBuffer(PageCache.pageSize)
        let table = try AlignedBuffer(Self.loopOperations * 4)
        let entries = unsafe table.base.assumingMemoryBound(to: UInt32.self)
        for index in 0..<Self.loopOperations { unsafe entries[index] = UInt32(index) }
        self.region = region
        self.page = page
        self.table = table
        anonymousFault = fault
    }

    /// Has the file's first page resident.
    func fetchFirstByte(of file: borrowing FileHandle) throws {
        _ = try unsafe file.read(into: UnsafeMutableRawBufferPointer(start: page.base, count: 1), at: 0)
    }

    func clock() -> Double {
        Self.each(10_000) { count in for _ in 0..<count { BlackBox.use(UInt64(bitPattern: clinux_now())) } }
    }

    func syscall() -> Double {
        Self.each(2000) { count in for _ in 0..<count { BlackBox.use(UInt64(getppid())) } }
    }

    func preadOneByte(_ descriptor: Int32) -> Double {
        Self.each(2000) { count in
            var calls: UInt64 = 0
            for _ in 0..<count { _ = unsafe clinux_pread_full(descriptor, page.base, 1, 0, &calls) }
            BlackBox.use(calls)
        }
    }

    func copyPerByte() -> Double {
        unsafe perByte { bytes in unsafe clinux_copy(page.base, bytes, PageCache.pageSize) }
    }

    func sumPerByte() -> Double {
        unsafe perByte { bytes in
            BlackBox.use(unsafe Sum().consume(bytes, count: PageCache.pageSize, isBuffer: true, buffer: page.base))
        }
    }

    /// What the loop itself costs: an engine that hands out one address, and a use that takes nothing.
    func emptyLoop() -> Double {
        let count = Self.loopOperations
        return Self.each(count) { _ in
            let entries = unsafe table.base.assumingMemoryBound(to: UInt32.self)
            let offsets = unsafe TableOffsets(count: count, entries: UnsafePointer(entries))
            let frame = unsafe LoopFrame(
                blockSize: page.count,
                fileSize: count * page.count,
                buffer: page.base,
                payload: page.base
            )
            var engine = unsafe NullEngine(base: page.base)
            _ = try? Loops.read(&engine, offsets, Nothing(), frame)
        }
    }

    /// The time of one of `count` repetitions.
    private static func each(_ count: Int, _ body: (Int) -> Void) -> Double {
        let start = Clock.now()
        body(count)
        return Double(Clock.now() - start) / Double(count)
    }

    /// Goes through the whole region in pages.
    private func perByte(_ body: (UnsafeRawPointer) -> Void) -> Double {
        let base = unsafe UnsafeRawPointer(region.base)
        let start = Clock.now()
        for offset in stride(from: 0, to: region.count, by: PageCache.pageSize) { unsafe body(base + offset) }
        return Double(Clock.now() - start) / Double(region.count)
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
private struct Nothing: Consumer {
    @inline(__always)
    func consume(
        _ bytes: UnsafeRawPointer,
        count: Int,
        isBuffer: Bool,
        buffer: UnsafeMutableRawPointer
    ) -> UInt64 { 0 }
}
