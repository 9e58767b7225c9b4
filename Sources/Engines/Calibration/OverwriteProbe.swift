internal import CLinux
package import Platform
package import Results

/// Measures what small overwrites cost in small and in large folios, on a file of its own; some ten milliseconds.
///
/// ext4 of Linux 6.16 and later goes through all blocks of a folio for each write(2) (2.1 to 2.8 us for 1 KiB on 6.18, where it is 0.5 us in
/// single pages); whether a file
/// system here does is found by trying, not by its version.
package enum OverwriteProbe {
    private static let fileBytes = 8 << 20
    private static let writeBytes = 1024
    private static let writes = 256
    private static let groups = 7

    /// Measures in a folder; nil where a file can't be evicted, as in memory.
    package static func measure(in folder: HeldFolder) throws -> OverwriteCost? {
        try measure(FileHandle.nameless(in: folder))
    }

    /// The same in the folder of a path.
    package static func measure(in directory: String) throws -> OverwriteCost? {
        try measure(FileHandle.nameless(in: directory))
    }

    private static func measure(_ file: consuming FileHandle) throws -> OverwriteCost? {
        guard try !FileSystem(of: file).isMemory else { return nil }
        let buffer = try AlignedBuffer(1 << 20)
        try write(file, buffer)
        guard let small = try nanoseconds(file, .smallFolios, buffer),
            let large = try nanoseconds(file, .largeFolios, buffer)
        else { return nil }
        return OverwriteCost(smallFolioNanoseconds: small, largeFolioNanoseconds: large)
    }

    /// Writes the whole file in pieces of 1 MiB.
    private static func write(_ file: borrowing FileHandle, _ buffer: borrowing AlignedBuffer) throws {
        let piece = unsafe UnsafeRawBufferPointer(start: buffer.base, count: buffer.count)
        for offset in stride(from: 0, to: fileBytes, by: buffer.count) { try unsafe file.write(piece, at: offset) }
    }

    /// Fills the cache with folios of a kind, and overwrites a part of some pages over and over: the first time untimed, which makes them
    /// dirty. The median of groups; nil where the file would not leave the cache.
    private static func nanoseconds(
        _ file: borrowing FileHandle,
        _ source: FaultSource,
        _ buffer: borrowing AlignedBuffer
    ) throws -> Double? {
        guard try PageCache.evict(file).isEmpty else { return nil }
        if source == .smallFolios {
            try file.advise(.random)
            for offset in stride(from: 0, to: fileBytes, by: PageCache.pageSize) {
                let target = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: PageCache.pageSize)
                _ = try unsafe file.read(into: target, at: offset)
            }
        } else {
            // Readahead begins with single pages, and a file of this size is within its first window; what is written is not.
            try write(file, buffer)
            try file.syncData()
        }
        let offsets = places
        var times: [Double] = []
        for _ in 0...groups {
            let start = Clock.now()
            for offset in offsets {
                let part = unsafe UnsafeRawBufferPointer(start: buffer.base, count: writeBytes)
                try unsafe file.write(part, at: offset)
            }
            times.append(Double(Clock.now() - start) / Double(writes))
        }
        return Calibrator.median(Array(times.dropFirst()))
    }

    /// Pages all over the file, no two of them next to each other in turn.
    private static var places: [Int] {
        let pages = fileBytes / PageCache.pageSize
        return (0..<writes).map { $0 * 1021 % pages * PageCache.pageSize }
    }
}
