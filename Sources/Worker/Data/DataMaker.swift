internal import Engines
internal import Platform

/// Makes the files of a data set: real, incompressible bytes, no holes, durable.
enum DataMaker {
    /// Writes every file. None may exist yet.
    static func make(_ data: DataSet) throws {
        if let path = data.memoryPath { return try MemoryDataMaker(data: data, path: path).make() }
        let buffer = try AlignedBuffer(min(1 << 20, max(8, data.fileSize + 7)))
        let folder = try data.openFolder()
        for index in 0..<data.fileCount { try make(data, file: index, in: folder, buffer: buffer) }
    }

    private static func make(
        _ data: DataSet,
        file index: Int,
        in folder: HeldFolder,
        buffer: borrowing AlignedBuffer
    ) throws {
        let file = try FileHandle(data.name(ofFile: index), in: folder, .create)
        let piece = buffer.count & ~7
        for offset in stride(from: 0, to: data.fileSize, by: piece) {
            let count = min(piece, data.fileSize - offset)
            unsafe data.content.fill(buffer.base, file: index, offset: offset, count: count)
            try unsafe file.write(UnsafeRawBufferPointer(start: buffer.base, count: count), at: offset)
        }
        try file.syncData()
        let facts = try file.facts()
        // A file system that packs small files into the inode allocates nothing for them.
        guard data.fileSize < PageCache.pageSize || facts.allocated >= data.fileSize else {
            throw DataFault("\(file.path) has holes: \(facts.allocated) of \(data.fileSize) bytes are allocated")
        }
        try file.close()
    }
}

/// Data that is not what it must be.
struct DataFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
