internal import Platform
internal import Results

/// The costs of minor faults on a resident file.
extension Calibrator {
    /// The bytes of the file that are mapped for it.
    private static let most = 32 << 20
    /// A fault maps at most so much around itself (fault_around_bytes; debugfs alone tells it, 64 KiB unless set otherwise), if
    /// not a whole huge page.
    private static let window = 64 << 10
    private static let singles = 256

    /// - Parameter pageSize: of the file's own pages, which are larger than the kernel's in a pool.
    static func faults(_ file: borrowing FileHandle, size: Int, pageSize: Int, clock: Double) throws -> [FaultPrice] {
        var found = [try onePageFault(file, pageSize, clock: clock)]
        let length = min(size, most) & ~(window - 1)
        if length >= 1 << 20 {
            found += try [folioFault(file, length, .smallFolios), folioFault(file, length, .largeFolios)].compactMap(
                \.self
            )
            try? file.advise(.normal)
        }
        return found.sorted { $0.pagesPerFault < $1.pagesPerFault }
    }

    /// Maps the first page, touches it and unmaps it again, over and over, as small files are.
    private static func onePageFault(
        _ file: borrowing FileHandle,
        _ pageSize: Int,
        clock: Double
    ) throws -> FaultPrice {
        var times: [Double] = []
        for _ in 0..<singles {
            let page = try Mapping(observing: file, length: pageSize)
            let start = Clock.now()
            BlackBox.use(UInt64(unsafe page.base.load(as: UInt8.self)))
            times.append(Double(Clock.now() - start) - clock)
            try page.unmap()
        }
        let pages = Double(pageSize / PageCache.pageSize)
        return FaultSource.onePage.cost(pages: pages, nanoseconds: max(0, median(times)))
    }

    /// Refills the cache, maps the file, and touches one byte of each window; nil where the pages can't be evicted, or
    /// advice can't be given.
    ///
    /// The bytes are read before, so that they lie in the CPU's caches. How many pages a fault has mapped is known from the faults
    /// that touching all of them takes.
    private static func folioFault(
        _ file: borrowing FileHandle,
        _ length: Int,
        _ source: FaultSource
    ) throws -> FaultPrice? {
        guard let left = try? PageCache.evict(file), left.isEmpty else { return nil }
        // Without the advice the folios would be others.
        guard (try? file.advise(source == .smallFolios ? .random : .normal)) != nil else { return nil }
        try read(file, length, piece: source == .smallFolios ? PageCache.pageSize : 1 << 20)
        let mapping = try Mapping(observing: file, length: length)
        try read(file, length, piece: 1, every: window)
        let before = ResourceUsage.now(of: .thread)
        let start = Clock.now()
        unsafe touch(mapping.base, length, every: window)
        let nanoseconds = Clock.now() - start
        let faults = (ResourceUsage.now(of: .thread) - before).minorFaults
        unsafe touch(mapping.base, length, every: PageCache.pageSize)
        let all = (ResourceUsage.now(of: .thread) - before).minorFaults
        try mapping.unmap()
        guard faults > 0 else { return nil }
        return source.cost(
            pages: Double(length / PageCache.pageSize) / Double(all),
            nanoseconds: Double(nanoseconds) / Double(faults)
        )
    }

    private static func read(_ file: borrowing FileHandle, _ length: Int, piece: Int, every step: Int? = nil) throws {
        let buffer = try AlignedBuffer(piece)
        for offset in stride(from: 0, to: length, by: step ?? piece) {
            let target = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: min(piece, length - offset))
            _ = try unsafe file.read(into: target, at: offset)
        }
    }

    private static func touch(_ base: UnsafeMutableRawPointer, _ length: Int, every step: Int) {
        var sum: UInt64 = 0
        for offset in stride(from: 0, to: length, by: step) {
            sum &+= UInt64(unsafe base.load(fromByteOffset: offset, as: UInt8.self))
        }
        BlackBox.use(sum)
    }
}
