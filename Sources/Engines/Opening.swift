internal import CLinux
internal import Glibc
internal import Platform
internal import Workloads

/// The file of a session while it is open: descriptors, advice, mapping.
final class Opening {
    private let benchmark: Case
    private let payload: Payload
    private let path: String
    private var files: [OwnedFile] = []
    private var mapping: OwnedMapping?
    /// The system calls made to open and map.
    private(set) var calls = 0
    /// The system calls that closing makes.
    var closingCalls: Int { files.count + (mapping == nil ? 0 : 1) }

    /// Opens the file, and maps it for a mapped engine; the times of both are added to `phases`.
    init(_ session: FileSession, phases: inout PhaseTimes) throws {
        benchmark = session.work.benchmark
        path = session.work.data.path(ofFile: 0)
        payload = Payload(content: session.work.data.content, round: session.work.round, engine: session.index)
        let spec = session.engine
        let name = spec.name
        let isMapped = name == "mmap"
        // A stream engine's position belongs to its descriptor, so each thread has its own.
        let descriptors = name == "read" || name == "write" ? benchmark.threads : 1
        let start = Clock.now()
        for lane in session.lanes { lane.position = 0 }
        for _ in 0..<descriptors { try open(advice: isMapped ? nil : spec.value("advice")) }
        let opened = Clock.now()
        phases.open = opened - start
        guard isMapped else { return }
        try map(advice: spec.value("advice"), populate: spec.value("populate"))
        phases.map = Clock.now() - opened
    }

    private func open(advice: String?) throws {
        let file = try OwnedFile(path, benchmark.operation.writes ? .readWrite : .read)
        calls += 1
        switch advice {
        case "sequential": try file.advise(.sequential)
        case "random": try file.advise(.random)
        default: calls -= 1
        }
        calls += 1
        files.append(file)
    }

    private func map(advice: String?, populate: String?) throws {
        let owned = try OwnedMapping(
            files[0].descriptor,
            length: benchmark.fileSize.bytes,
            writable: benchmark.operation.writes,
            populate: populate == "map"
        )
        mapping = owned
        calls += 1
        if benchmark.hugePages == .transparent { try advise(.hugePage) }
        switch advice {
        case "sequential": try advise(.sequential)
        case "random": try advise(.random)
        default: break
        }
        switch populate {
        case "read": try advise(.populateRead)
        case "willneed": try willNeed()
        default: break
        }
    }

    private func advise(_ advice: Mapping.Advice) throws {
        try mapping?.advise(advice)
        calls += 1
    }

    /// MADV_WILLNEED in pieces: one call reads no more than a readahead window.
    private func willNeed() throws {
        let piece = 128 << 10
        for offset in stride(from: 0, to: benchmark.fileSize.bytes, by: piece) {
            try mapping?.advise(.willNeed, offset: offset, count: min(piece, benchmark.fileSize.bytes - offset))
            calls += 1
        }
    }

    /// What the loops of one thread need.
    func access(lane: Int, kind: BlockAccess.Kind, use: BlockAccess.Use) -> BlockAccess {
        unsafe BlockAccess(
            kind: kind,
            use: use,
            benchmark: benchmark,
            payload: payload,
            descriptor: files[min(lane, files.count - 1)].descriptor,
            mapping: mapping.map { unsafe ($0.base, $0.length) }
        )
    }

    /// Uses every page once by the engine's own way: a mapping is touched, a file is read. What the first use of a page costs
    /// (its table entry, its activation in the page cache) is then paid for every engine.
    func useOnce() throws {
        guard let mapping else { return try readOnce() }
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: mapping.length, by: PageCache.pageSize) {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self))
        }
        clinux_black_box(sum)
    }

    private func readOnce() throws {
        let buffer = try AlignedBuffer(min(1 << 20, benchmark.fileSize.bytes))
        for offset in stride(from: 0, to: benchmark.fileSize.bytes, by: buffer.count) {
            let piece = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: buffer.count)
            _ = try unsafe files[0].read(into: piece, at: offset)
        }
    }

    /// Writes the whole file once with the content that it has, by the engine's own way: its pages are dirty afterwards, and
    /// those of a mapping writable.
    func rewrite() throws {
        if let mapping {
            for offset in stride(from: 0, to: mapping.length, by: PageCache.pageSize) {
                let byte = unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self)
                // The barrier keeps the store of what was just loaded.
                clinux_black_box(UInt64(byte))
                unsafe mapping.base.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
            }
            return
        }
        let buffer = try AlignedBuffer(1 << 20)
        for offset in stride(from: 0, to: benchmark.fileSize.bytes, by: buffer.count) {
            let count = min(buffer.count, benchmark.fileSize.bytes - offset)
            let piece = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: count)
            _ = try unsafe files[0].read(into: piece, at: offset)
            try unsafe files[0].write(UnsafeRawBufferPointer(piece), at: offset)
        }
    }

    /// Makes the file durable, outside of any timed part.
    func sync() throws {
        if let mapping { try mapping.sync() } else { try files[0].syncData() }
    }

    /// Unmaps and closes; the times are added to `phases`.
    func close(phases: inout PhaseTimes) throws {
        let start = Clock.now()
        if let mapping {
            try mapping.unmap()
            self.mapping = nil
            phases.unmap = Clock.now() - start
        }
        let unmapped = Clock.now()
        for file in files { try file.close() }
        files = []
        phases.close = Clock.now() - unmapped
    }
}
