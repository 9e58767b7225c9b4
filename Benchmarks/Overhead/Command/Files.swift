internal import Engines
internal import Platform
internal import Workloads

/// The files that both sides use: one large, many small, and both in the page cache.
struct Files {
    private let sets: [WorkKind: DataSet]
    private let fileSizeMebibytes: Int

    /// Makes what the rows need in a folder, evicts it, and reads it again, so that the large file's folios are those of a read.
    init(in folder: String, rows: [Row], fileSizeMebibytes: Int, seed: UInt64) throws {
        var sets: [WorkKind: DataSet] = [:]
        for row in rows {
            let benchCase = try row.benchCase(fileSizeMebibytes: fileSizeMebibytes)
            guard sets[benchCase.work.kind] == nil else { continue }
            let directory = "\(folder)/\(benchCase.work.kind.rawValue)"
            try WorkFolder.createSubfolder(directory)
            let data = DataSet(directory: directory, for: benchCase, seed: seed)
            Progress.say("making \(data.fileCount) file(s) of \(ByteSize(data.fileSize))")
            for file in 0..<data.fileCount { try Self.make(data, file: file) }
            sets[benchCase.work.kind] = data
        }
        self.sets = sets
        self.fileSizeMebibytes = fileSizeMebibytes
    }

    /// The large file.
    func large() throws -> (path: String, bytes: Int) {
        guard let data = sets[.file] else { throw OverheadError("no large file") }
        return (data.path(ofFile: 0), data.fileSize)
    }

    /// The work of a row in a round.
    func work(of row: Row, round: Int, seed: UInt64) throws -> EngineWork {
        let benchCase = try row.benchCase(fileSizeMebibytes: fileSizeMebibytes)
        guard let data = sets[benchCase.work.kind] else { throw OverheadError("no files for \(row.name)") }
        // Each round has offsets of its own: a placement that favours one side does not do so in all of them.
        return EngineWork(benchCase, data: data, seed: seed &+ UInt64(round), round: round, cpus: [])
    }

    /// Reads again the files of which pages have left the cache (some kernels reclaim what nobody has mapped); returns how many
    /// pages had.
    func warm() throws -> Int {
        var missing = 0
        for data in sets.values {
            let pages = (data.fileSize + PageCache.pageSize - 1) / PageCache.pageSize
            for index in 0..<data.fileCount {
                let file = try FileHandle(data.path(ofFile: index))
                let cached = try PageCache.residency(of: file).cached
                guard cached < pages else { continue }
                missing += pages - cached
                try Self.read(file, size: data.fileSize)
            }
        }
        return missing
    }

    /// From the start, in pieces of 1 MiB.
    private static func read(_ file: borrowing FileHandle, size: Int) throws {
        let buffer = try AlignedBuffer(min(1 << 20, size))
        for offset in stride(from: 0, to: size, by: buffer.count) {
            let count = min(buffer.count, size - offset)
            _ = try unsafe file.read(into: UnsafeMutableRawBufferPointer(start: buffer.base, count: count), at: offset)
        }
    }

    private static func make(_ data: DataSet, file index: Int) throws {
        let file = try FileHandle(data.path(ofFile: index), .create)
        let buffer = try AlignedBuffer(min(1 << 20, data.fileSize))
        for offset in stride(from: 0, to: data.fileSize, by: buffer.count) {
            let count = min(buffer.count, data.fileSize - offset)
            unsafe data.content.fill(buffer.base, file: index, offset: offset, count: count)
            try unsafe file.write(UnsafeRawBufferPointer(start: buffer.base, count: count), at: offset)
        }
        _ = try PageCache.evict(file)
        try read(file, size: data.fileSize)
        try file.close()
    }
}
