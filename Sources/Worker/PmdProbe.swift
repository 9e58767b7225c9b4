internal import Platform

/// How much of a file a mapping has in 2 MiB page table entries: decided by the folios in the page cache, whichever engine was at
/// work, so that it is asked for every engine, outside the timed part.
enum PmdProbe {
    /// The smallest file that can have a 2 MiB entry.
    static let leastBytes = 2 << 20

    /// Bytes in 2 MiB entries of a fresh mapping that touches what is resident; nil for small files or where smaps has no answer.
    static func mappedBytes(of path: String, size: Int, isFullyResident: Bool) throws -> Int? {
        guard size >= leastBytes else { return nil }
        let file = try FileHandle(path)
        let mapping = try Mapping(file.descriptor, length: size)
        if isFullyResident {
            try mapping.advise(.populateRead)
        } else {
            try touchResident(mapping)
        }
        let start = unsafe UInt(bitPattern: mapping.base)
        let range = SmapsRange.read(start: start, end: start + UInt(size))
        try mapping.unmap()
        return range?.filePmdMappedBytes
    }

    /// Touches the resident pages alone: to touch another one would read it from the device.
    private static func touchResident(_ mapping: borrowing Mapping) throws {
        try mapping.advise(.random)
        var sum: UInt64 = 0
        for (page, isResident) in try mapping.residentPages().enumerated() where isResident {
            sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
        }
        BlackBox.use(sum)
    }
}
