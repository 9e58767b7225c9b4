internal import Engines
internal import Platform
internal import Workloads

/// Brings the files of a case to the cache state that it asks for, and says how far that went.
struct CacheControl {
    let benchCase: Case
    let data: DataSet
    /// Another worker of this round has filled a warm cache and has the files mapped: it is taken as it is.
    var isShared = false

    /// Why the state can't be had at all; nil if it can.
    func refusal() -> String? {
        guard data.hasFiles, benchCase.cache == .cold, let system = try? FileSystem(of: data.path(ofFile: 0)),
            system.isMemory
        else { return nil }
        return "the data lies in memory (tmpfs), which has no cold state: choose a --directory on a disk"
    }

    /// Evicts the files, fills the cache if the case is warm, and verifies. Returns why it did not work; nil if it did.
    func prepare() throws -> String? {
        guard data.hasFiles else { return nil }
        if isShared { return try shortage() }
        let word = benchCase.cache == .cold ? "cold" : "filled anew"
        // Pages may be taken away again while others are brought in: try a few times, from the start, since the way of filling
        // decides the folios.
        for _ in 0..<3 {
            let left = try evict()
            guard left == 0 else { return "not \(word): \(left) pages would not leave the page cache" }
            if benchCase.cache == .cold { return nil }
            try fill()
            if try residentBytes() == data.totalBytes { return nil }
        }
        return try shortage()
    }

    /// The pages that wait to be written or are being written; nil where the kernel does not tell.
    func unwrittenPages() throws -> Int? {
        var pages = 0
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            let residency = try PageCache.residency(of: file)
            guard let dirty = residency.dirty, let writeback = residency.writeback else { return nil }
            pages += dirty + writeback
        }
        return pages
    }

    /// Writes back whatever is dirty.
    func settle() throws {
        guard data.hasFiles, data.memoryPath == nil else { return }
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            try file.syncData()
        }
    }

    /// Why a warm cache is not; nil if every byte is resident.
    func shortage() throws -> String? {
        guard let resident = try residentBytes() else { return nil }
        return resident == data.totalBytes ? nil : "not warm: \(resident) of \(data.totalBytes) bytes resident"
    }

    /// The bytes of the data that are resident; nil where it has no files.
    func residentBytes() throws -> Int? {
        guard data.hasFiles else { return nil }
        let pages = (data.fileSize + PageCache.pageSize - 1) / PageCache.pageSize
        var bytes = 0
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            let cached = try PageCache.residency(of: file).cached
            bytes += cached >= pages ? data.fileSize : cached * PageCache.pageSize
        }
        return bytes
    }

    /// Evicts every file; returns the pages that stayed.
    private func evict() throws -> Int {
        if let system = try? FileSystem(of: data.path(ofFile: 0)), system.isMemory { return 0 }
        var left = 0
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            left += try PageCache.evict(file).cached
        }
        return left
    }

    private func fill() throws {
        for index in 0..<data.fileCount { try fill(data.path(ofFile: index)) }
    }

    private func fill(_ path: String) throws {
        let file = try FileHandle(path)
        switch benchCase.fill {
        case .populate:
            let mapping = try Mapping(file.descriptor, length: data.fileSize)
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
