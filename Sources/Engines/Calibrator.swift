internal import CLinux
internal import Glibc
internal import Platform

/// The prices of the parts of an operation on this machine, in nanoseconds: medians over repeated blocks.
public struct Prices: Hashable, Sendable {
    /// One reading of the clock.
    public var clock: Double
    /// One pass of the read loop with an engine that does nothing.
    public var emptyLoop: Double
    /// One operation of a whole batch on a byte that lies in the L1 cache.
    public var nullEngine: Double
    /// What a batch costs beside its operations.
    public var batch: Double
    /// getppid(2).
    public var syscall: Double
    /// pread(2) of one resident byte.
    public var preadOneByte: Double
    /// One byte copied out of memory far larger than the caches.
    public var copyPerByte: Double
    /// One byte summed in memory far larger than the caches.
    public var sumPerByte: Double
    /// First touch of an anonymous page.
    public var anonymousFault: Double
    /// Minor faults on a mapped file, ascending by the pages that one maps; those of folios are missing for files below 1 MiB.
    public var faults: [Fault]

    /// The price of a minor fault.
    public struct Fault: Hashable, Sendable {
        /// How the cache was filled, or what was mapped.
        public var source: Source
        /// The pages that one fault mapped.
        public var pages: Double
        /// One fault.
        public var nanoseconds: Double

        /// What decides how many pages a fault maps.
        public enum Source: String, Sendable {
            /// A mapping of a single page.
            case onePage = "one-page"
            /// Pages that were read one by one, without readahead.
            case smallFolios = "small-folios"
            /// Pages that were read in large pieces, with readahead.
            case largeFolios = "large-folios"
        }
    }

    /// The price of a fault by its source; nil where that was not measured.
    public func fault(_ source: Fault.Source) -> Double? { faults.first { $0.source == source }?.nanoseconds }
}

/// Measures ``Prices``, within about a second.
public enum Calibrator {
    private static let turns = 15
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
        let null = try MemoryControl.nullOperation()
        let table = try AlignedBuffer(loopOperations * 4)
        let entries = unsafe table.base.assumingMemoryBound(to: UInt32.self)
        for index in 0..<loopOperations { unsafe entries[index] = UInt32(index) }
        let medians = inTurns([
            { each(10_000) { count in for _ in 0..<count { BlackBox.use(UInt64(bitPattern: clinux_now())) } } },
            { each(loopOperations) { _ in unsafe emptyLoop(table, base: buffer.base) } },
            { each(2000) { count in for _ in 0..<count { BlackBox.use(UInt64(getppid())) } } },
            {
                each(2000) { count in
                    var calls: UInt64 = 0
                    for _ in 0..<count { _ = unsafe clinux_pread_full(descriptor, buffer.base, 1, 0, &calls) }
                    BlackBox.use(calls)
                }
            },
            { unsafe perByte(memory) { bytes in unsafe clinux_copy(buffer.base, bytes, PageCache.pageSize) } },
            {
                unsafe perByte(memory) { bytes in
                    BlackBox.use(
                        unsafe Sum.consume(bytes, count: PageCache.pageSize, isBuffer: true, buffer: buffer.base)
                    )
                }
            },
        ])
        return Prices(
            clock: medians[0],
            emptyLoop: medians[1],
            nullEngine: null.operation,
            batch: null.batch,
            syscall: medians[2],
            preadOneByte: medians[3],
            copyPerByte: medians[4],
            sumPerByte: medians[5],
            anonymousFault: anonymousFault,
            faults: try Self.faults(file, size: size, clock: medians[0])
        )
    }

    /// The medians of several prices, each measured once a turn: what disturbs the machine for some milliseconds then falls on one sample of
    /// each, and not on all those of one.
    private static func inTurns(_ samples: [() -> Double]) -> [Double] {
        for sample in samples { _ = sample() }
        var times = samples.map { _ in [Double]() }
        for _ in 0..<turns {
            for (index, sample) in samples.enumerated() { times[index].append(sample()) }
        }
        return times.map(median)
    }

    /// The time of one of `count` repetitions.
    private static func each(_ count: Int, _ body: (Int) -> Void) -> Double {
        let start = Clock.now()
        body(count)
        return Double(Clock.now() - start) / Double(count)
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    /// Goes through the whole region in pages.
    private static func perByte(_ memory: borrowing AlignedBuffer, _ body: (UnsafeRawPointer) -> Void) -> Double {
        let base = unsafe UnsafeRawPointer(memory.base)
        let start = Clock.now()
        for offset in stride(from: 0, to: memory.count, by: PageCache.pageSize) { unsafe body(base + offset) }
        return Double(Clock.now() - start) / Double(memory.count)
    }

    private static let loopOperations = 8192

    /// What the loop itself costs: an engine that hands out one address, and a use that takes nothing.
    private static func emptyLoop(_ table: borrowing AlignedBuffer, base: UnsafeMutableRawPointer) {
        let entries = unsafe table.base.assumingMemoryBound(to: UInt32.self)
        let offsets = unsafe TableOffsets(count: loopOperations, entries: UnsafePointer(entries))
        let frame = unsafe LoopFrame(blockSize: 4096, fileSize: loopOperations * 4096, buffer: base, payload: base)
        var engine = unsafe NullEngine(base: base)
        _ = try? Loops.read(&engine, offsets, Nothing.self, frame)
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
