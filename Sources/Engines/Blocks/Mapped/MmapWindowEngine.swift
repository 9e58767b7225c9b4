internal import CLinux
internal import Glibc
internal import Platform
internal import Workloads

/// A part of a file that is mapped, and what is mapped next when an access is outside of it.
@safe struct MappedWindow {
    let descriptor: Int32
    let fileSize: Int
    /// The size of a window, a power of two.
    let size: Int
    let isWritable: Bool
    let populates: Bool
    let advice: Mapping.Advice?
    /// Where the window begins in the file; -1 for none.
    private(set) var start = -1
    private(set) var base: UnsafeMutableRawPointer?
    /// The calls of mmap(2), munmap(2) and madvise(2) so far.
    private(set) var calls: UInt64 = 0

    init(_ work: any WorkDefinition, _ options: MmapWindowOpening.Options, descriptor: Int32) {
        self.descriptor = descriptor
        fileSize = work.fileSize.bytes
        size = options.size
        isWritable = work.operation.writes
        populates = options.populates
        advice = options.advice
        unsafe base = nil
    }

    private var length: Int { min(size, fileSize &- start) }

    /// The address of `offset`, in the window that holds it.
    @inline(__always)
    mutating func address(of offset: Int) throws(LoopFault) -> UnsafeMutableRawPointer {
        if offset & ~(size &- 1) != start { try move(to: offset) }
        // A window has been mapped by now.
        return unsafe base.unsafelyUnwrapped + (offset &- start)
    }

    @inline(never)
    private mutating func move(to offset: Int) throws(LoopFault) {
        try unmap()
        let next = offset & ~(size - 1)
        let length = min(size, fileSize - next)
        var failure: Int32 = 0
        let address = unsafe clinux_map_window(
            descriptor,
            length,
            Int64(next),
            isWritable ? 1 : 0,
            populates ? 1 : 0,
            &failure
        )
        calls += 1
        guard let address = unsafe address else { throw LoopFault(.map, result: Int64(failure), offset: next) }
        unsafe base = address
        start = next
        guard let advice else { return }
        calls += 1
        if unsafe madvise(address, length, advice.number) < 0 {
            throw LoopFault(.advise, result: -Int64(errno), offset: next)
        }
    }

    /// Unmaps the window, if there is one.
    mutating func unmap() throws(LoopFault) {
        guard let mapped = unsafe base else { return }
        let result = unsafe clinux_unmap(mapped, length)
        calls += 1
        unsafe base = nil
        start = -1
        if result < 0 { throw LoopFault(.map, result: Int64(result), offset: 0) }
    }

    /// Starts to count from 0.
    mutating func resetCalls() { calls = 0 }
}

/// The file in windows of one size, each mapped when an access is outside of the last one, which is then unmapped.
@safe struct MmapWindowEngine: BlockEngine, ~Copyable {
    static var readCall: String { "mapped read" }
    static var writeCall: String { "mapped write" }
    static var copies: Bool { false }

    private(set) var window: MappedWindow
    var calls: UInt64 { window.calls }

    init(_ window: MappedWindow) {
        self.window = window
        self.window.resetCalls()
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        unsafe UnsafeRawPointer(try window.address(of: offset))
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        unsafe clinux_copy(try window.address(of: offset), payload, count)
    }
}

/// The file of ``MmapWindowEngine``: one descriptor for all threads, and a window for each.
final class MmapWindowOpening: Opening, @unchecked Sendable {
    /// What the engine's options ask for.
    struct Options {
        /// The size of a window in bytes.
        let size: Int
        let populates: Bool
        let advice: Mapping.Advice?
    }

    /// The window of a thread. Used by that thread alone.
    private final class Place {
        var window: MappedWindow

        init(_ window: MappedWindow) { self.window = window }
    }

    private let files: OpenFiles
    private let places: [Place]

    var calls: Int { files.calls }
    var closingCalls: Int { files.closingCalls + places.count { $0.window.start >= 0 } }
    static var hasBuffer: Bool { false }

    static func options(_ engine: EngineSpec) -> Options {
        Options(
            size: engine[.window].bytes,
            populates: engine[.windowPopulate],
            advice: Mapping.Advice(engine[.advice])
        )
    }

    init(_ request: OpeningRequest, _ options: Options, phases: inout PhaseTimes) throws {
        let files = try OpenFiles(request, advice: nil, phases: &phases)
        self.files = files
        places = request.lanes.map { _ in Place(MappedWindow(request.work, options, descriptor: files[0])) }
    }

    deinit { for place in places { try? place.window.unmap() } }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        let place = places[batch.thread]
        var engine = MmapWindowEngine(place.window)
        defer { place.window = engine.window }
        // What was written through windows that are gone is the file's: fdatasync(2) finds it, msync(2) could not name it.
        try batch.run(&engine, descriptor: files[0], report: &report)
    }

    func useOnce() throws {
        var sum: UInt64 = 0
        try unsafe forEachPage { sum &+= UInt64(unsafe $0.load(as: UInt8.self)) }
        clinux_black_box(sum)
    }

    func rewrite() throws {
        try unsafe forEachPage { page in
            let byte = unsafe page.load(as: UInt8.self)
            // The barrier keeps the store of what was just loaded.
            clinux_black_box(UInt64(byte))
            unsafe page.storeBytes(of: byte, as: UInt8.self)
        }
    }

    private func forEachPage(_ body: (UnsafeMutableRawPointer) -> Void) throws {
        let place = places[0]
        do throws(LoopFault) {
            for offset in stride(from: 0, to: place.window.fileSize, by: PageCache.pageSize) {
                unsafe body(try place.window.address(of: offset))
            }
        } catch {
            throw EngineFault(error, of: MmapWindowEngine.self, syncCall: "fdatasync")
        }
    }

    func sync() throws { try files.sync() }

    func close(phases: inout PhaseTimes) throws {
        let start = Clock.now()
        do throws(LoopFault) {
            for place in places { try place.window.unmap() }
        } catch {
            throw EngineFault("munmap", result: error.result)
        }
        phases.unmap = Clock.now() - start
        try files.close(phases: &phases)
    }
}
