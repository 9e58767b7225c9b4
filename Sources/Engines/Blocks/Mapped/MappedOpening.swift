internal import CLinux
internal import Glibc
internal import Platform
internal import Results
internal import Workloads

/// The file of ``MmapEngine``: one mapping of all of it, for all threads.
final class MappedOpening: Opening, @unchecked Sendable {
    /// What the engine's options ask for.
    struct Options {
        let advice: Mapping.Advice?
        let populate: MmapPopulate
        let isPrivate: Bool
        let farewell: Mapping.Advice?
    }

    private let work: any WorkDefinition
    private let files: OpenFiles
    private let mapping: OwnedMapping
    /// What is done to the pages of a batch at its end; nil for nothing.
    private let farewell: Mapping.Advice?
    private var mappingCalls = 1

    var calls: Int { files.calls + mappingCalls }
    var closingCalls: Int { files.closingCalls + 1 }
    static var hasBuffer: Bool { false }

    static func options(_ engine: EngineSpec) -> Options {
        Options(
            advice: Mapping.Advice(engine[.advice]),
            populate: engine[.populate],
            isPrivate: engine[.share] == .own,
            farewell: Mapping.Advice(engine[.after])
        )
    }

    init(_ request: OpeningRequest, _ options: Options, phases: inout PhaseTimes) throws {
        work = request.work
        farewell = options.farewell
        files = try OpenFiles(request, advice: nil, phases: &phases)
        let start = Clock.now()
        mapping = try OwnedMapping(
            files[0],
            length: work.fileSize.bytes,
            writable: work.operation.writes,
            populate: options.populate == .map,
            isPrivate: options.isPrivate
        )
        if request.hugePages == .transparent { try advise(.hugePage) }
        if let advice = options.advice { try advise(advice) }
        switch options.populate {
        case .read: try advise(.populateRead)
        case .write: try advise(.populateWrite)
        case .willNeed: try willNeed()
        case .none, .map: break
        }
        phases.map = Clock.now() - start
    }

    private func advise(_ advice: Mapping.Advice) throws {
        try mapping.advise(advice)
        mappingCalls += 1
    }

    /// MADV_WILLNEED in pieces: one call reads no more than a readahead window.
    private func willNeed() throws {
        let piece = 128 << 10
        for offset in stride(from: 0, to: mapping.length, by: piece) {
            try mapping.advise(.willNeed, offset: offset, count: min(piece, mapping.length - offset))
            mappingCalls += 1
        }
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        var engine = unsafe MmapEngine(base: mapping.base)
        let whole = unsafe (base: mapping.base, length: mapping.length)
        let flusher = unsafe Flusher(work.durability, descriptor: files[0], mapping: whole)
        try batch.run(&engine, flusher: flusher, report: &report)
        if let farewell { try giveBack(batch, farewell, report: &report) }
    }

    /// Gives advice on what a thread has used: the blocks of a sequential batch, all that belongs to it of any other.
    private func giveBack(
        _ batch: LaneBatch,
        _ advice: Mapping.Advice,
        report: inout LaneReport
    ) throws(EngineFault) {
        for part in batch.usedBlocks {
            let block = work.blockSize.bytes
            let start = part.lowerBound * block & ~(PageCache.pageSize - 1)
            let end = min(part.upperBound * block, mapping.length)
            report.counts.add(1, to: .syscalls)
            do throws(SystemError) {
                try mapping.advise(advice, offset: start, count: end - start)
            } catch {
                throw EngineFault(error.operation, offset: start, result: -Int64(error.number))
            }
        }
    }

    func useOnce() throws {
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: mapping.length, by: PageCache.pageSize) {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self))
        }
        clinux_black_box(sum)
    }

    func rewrite() throws {
        for offset in stride(from: 0, to: mapping.length, by: PageCache.pageSize) {
            let byte = unsafe mapping.base.load(fromByteOffset: offset, as: UInt8.self)
            // The barrier keeps the store of what was just loaded.
            clinux_black_box(UInt64(byte))
            unsafe mapping.base.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
    }

    func sync() throws { try mapping.sync() }

    func close(phases: inout PhaseTimes) throws {
        let start = Clock.now()
        try mapping.unmap()
        phases.unmap = Clock.now() - start
        try files.close(phases: &phases)
    }

    /// Maps a page and has it populated, as the engine's options do.
    static func obstacle() -> String? {
        let flags = MAP_PRIVATE | Int32(MAP_ANONYMOUS)
        guard let page = unsafe mmap(nil, PageCache.pageSize, PROT_READ, flags, -1, 0), unsafe page != MAP_FAILED else {
            return "mmap: " + SystemError("mmap", result: -Int(errno)).reason
        }
        defer { unsafe munmap(page, PageCache.pageSize) }
        guard unsafe madvise(page, PageCache.pageSize, clinux_madv_populate_read) == 0 else {
            return "populate=read needs Linux 5.14 (MADV_POPULATE_READ)"
        }
        return nil
    }
}

extension Mapping.Advice {
    /// The advice that is given on pages when a batch is done with them; nil for none.
    fileprivate init?(_ farewell: MmapFarewell) {
        switch farewell {
        case .cold: self = .cold
        case .pageOut: self = .pageOut
        case .none: return nil
        }
    }
}
