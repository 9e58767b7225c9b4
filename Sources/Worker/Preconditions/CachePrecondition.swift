internal import Engines
internal import Platform
internal import Workloads

/// The files of a case are in the cache state that it asks for: cold, or warm and filled in its way.
final class CachePrecondition: Precondition {
    let scope = PreconditionScope.engine
    let benchCase: Case
    let data: DataSet
    private let taking: Taking
    /// The pages that a cold pass reads; none of a warm case.
    let touched: TouchedPages

    /// - Parameters:
    ///   - work: the round's.
    ///   - taking: of a cache that others have filled.
    init(_ work: EngineWork, taking: Taking = .nothing) {
        benchCase = work.benchCase
        data = work.data
        self.taking = taking
        touched = TouchedPages(work, pageSize: PageCache.pageSize)
    }

    /// Whether a warm cache that was filled before is taken as it is.
    enum Taking {
        /// The case evicts and fills it itself.
        case nothing
        /// Another case of the round has filled it in the same way: if all of it is still there.
        case whole
        /// Another worker of the round has filled it, and has the files mapped.
        case always

        init(_ order: RoundOrder) {
            self = order.turn == .second ? .always : order.isFilled == true && order.turn == nil ? .whole : .nothing
        }
    }

    /// Of a case that is to be warm, whichever offsets its rounds take.
    convenience init(_ benchCase: Case, data: DataSet) {
        self.init(EngineWork(benchCase, data: data, seed: 0, round: 0, cpus: []))
    }

    /// Where the data is not in files, there is nothing to evict, fill or write back.
    var hasFiles: Bool { benchCase.dataNeed.hasFiles }
    /// True where no page may be resident to begin with.
    var isCold: Bool { hasFiles && benchCase.conditions.cache.state == .cold }

    func refusal() -> String? { isCold ? coldRefusal() : nil }

    /// Evicts the files and fills the cache if the case is warm.
    func prepare() throws -> String? {
        guard hasFiles else { return nil }
        switch taking {
        case .nothing: break
        case .always: return try shortage()
        case .whole: if !isCold, try data.residentBytes() == data.totalBytes { return nil }
        }
        // Pages may be taken away again while others are brought in: try a few times, from the start, since the way of filling
        // decides the folios.
        for _ in 0..<3 {
            if let left = try evict() {
                if isCold { try refuseMapped() }
                return "not \(isCold ? "cold" : "refilled"): \(left) would not leave the page cache"
            }
            try settle()
            if isCold { return nil }
            try fill()
            if try data.residentBytes() == data.totalBytes { return nil }
        }
        return try shortage()
    }

    /// What was written and not made durable would be written back while other cases are measured.
    func restore() throws {
        guard benchCase.work.definition.operation.writes, hasFiles, data.memoryPath == nil else { return }
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            try file.syncData()
        }
    }

    /// Has the file system write down what it still holds of the data, its times too (fsync(2)): the journal of the run's results is made durable
    /// before each round, so that the first engine of a round would find an emptier journal of the file system than those that come
    /// after another's writes.
    private func settle() throws {
        guard benchCase.work.definition.operation.writes, data.memoryPath == nil else { return }
        for index in 0..<data.fileCount { try FileHandle(data.path(ofFile: index)).sync() }
    }

    /// Why a warm cache is not; nil if every byte is resident.
    func shortage() throws -> String? {
        guard let resident = try data.residentBytes() else { return nil }
        return resident == data.totalBytes ? nil : "not warm: \(resident) of \(data.totalBytes) bytes resident"
    }

    /// Evicts every file; returns what stayed, in words, nil for nothing.
    private func evict() throws -> String? {
        if let system = try? FileSystem(of: data.path(ofFile: 0)), system.isMemory { return nil }
        var (pages, places, seen) = (0, 0, 0)
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            let left = try PageCache.evict(file, lookingAt: isCold ? sample(ofFile: index) : [])
            guard let looked = left.places else {
                pages += left.cached
                continue
            }
            places += looked
            seen += left.cached
        }
        if pages == 0, seen == 0 { return nil }
        return pages > 0
            ? "\(pages) page\(pages == 1 ? "" : "s")" : "\(seen) of the \(places) places that were looked at"
    }

    private func fill() throws {
        // One page is one folio, however it comes: asked for all at once, many files do not wait for the device one by one.
        if data.fileCount > 1, data.fileSize <= PageCache.pageSize {
            for index in 0..<data.fileCount { try FileHandle(data.path(ofFile: index)).advise(.willNeed) }
        }
        for index in 0..<data.fileCount { try fill(data.path(ofFile: index)) }
    }

    private func fill(_ path: String) throws {
        let file = try FileHandle(path)
        switch benchCase.conditions.cache.fill {
        case .populate:
            let mapping = try Mapping(observing: file, length: data.fileSize)
            try mapping.advise(.populateRead)
            try mapping.unmap()
        case .read(let piece): try read(file, piece: piece.bytes)
        case .random(let piece):
            try file.advise(.random)
            try read(file, piece: piece.bytes)
        }
    }

    private func read(_ file: borrowing FileHandle, piece: Int) throws {
        let buffer = try AlignedBuffer(min(piece, max(data.fileSize, 1)))
        let target = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: min(piece, buffer.count))
        var offset = 0
        while offset < data.fileSize {
            let got = try unsafe file.read(into: target, at: offset)
            if got == 0 { break }
            offset += got
        }
    }
}
