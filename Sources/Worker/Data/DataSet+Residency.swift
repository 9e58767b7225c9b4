internal import Engines
internal import Platform

/// What of a data set is in the page cache.
extension DataSet {
    /// The bytes that are resident; nil where it has no files.
    func residentBytes() throws -> Int? {
        guard hasFiles else { return nil }
        let pages = (fileSize + PageCache.pageSize - 1) / PageCache.pageSize
        var bytes = 0
        for index in 0..<fileCount {
            let file = try FileHandle(path(ofFile: index))
            let cached = try PageCache.residency(of: file).cached
            bytes += cached >= pages ? fileSize : cached * PageCache.pageSize
        }
        return bytes
    }

    /// The pages that wait to be written or are being written; nil where the kernel does not tell.
    func unwrittenPages() throws -> Int? {
        var pages = 0
        for index in 0..<fileCount {
            let file = try FileHandle(path(ofFile: index))
            let residency = try PageCache.residency(of: file)
            guard let dirty = residency.dirty, let writeback = residency.writeback else { return nil }
            pages += dirty + writeback
        }
        return pages
    }
}
