internal import Analysis
internal import Engines
internal import Platform
internal import Workloads

/// The pages of the kernel's pools that the cases of a run need, all at once: the data of every case stays until the end, but for
/// anonymous memory, which comes and goes with each batch.
struct HugePageNeeds {
    /// Pages by page size, in bytes.
    let pages: [Int: Int]

    /// What these cases need: for their data (unless it is there), and for the anonymous memory and the I/O buffers of the one case
    /// that runs at a time.
    ///
    /// - Parameter workers: the builds that measure: where engines alternate their workers hold buffers at the same time.
    init(_ cases: [Case], hasData: Bool = false, workers: Int = 1) {
        var pages: [Int: Int] = [:]
        for size in [HugePages.hugetlb2MiB, .hugetlb1GiB].compactMap(\.poolPageSize) {
            let data = cases.filter { $0.conditions.hugePages.poolPageSize == size }
            let count = hasData ? 0 : DataFolder.bytesNeeded(for: data) / size
            let passing = cases.map { Self.passingPages($0, of: size) * ($0.alternates ? workers : 1) }.max() ?? 0
            if count + passing > 0 { pages[size] = count + passing }
        }
        self.pages = pages
    }

    /// What the data of these cases holds until the end.
    init(held cases: [Case]) {
        var pages: [Int: Int] = [:]
        for size in [HugePages.hugetlb2MiB, .hugetlb1GiB].compactMap(\.poolPageSize) {
            let count =
                DataFolder.bytesNeeded(for: cases.filter { $0.conditions.hugePages.poolPageSize == size }) / size
            if count > 0 { pages[size] = count }
        }
        self.pages = pages
    }

    /// Why a case can't have its pages now; nil if it can, or needs none.
    ///
    /// - Parameters:
    ///   - hasData: another case has the same data, which holds its pages already.
    ///   - workers: the builds that measure.
    ///   - others: what will have been taken by then, and is not yet; nil for nothing.
    static func shortage(
        of benchCase: Case,
        hasData: Bool,
        workers: Int = 1,
        beside others: HugePageNeeds? = nil
    ) -> String? {
        for (size, count) in HugePageNeeds([benchCase], hasData: hasData, workers: workers).pages {
            guard let pool = HugePagePool(pageSize: size) else {
                let sizes = HugePagePool.sizes.map { "\(ByteSize($0))" }.joined(separator: ", ")
                return "this kernel or CPU has no pages of \(ByteSize(size)) (it has \(sizes.isEmpty ? "none" : sizes))"
            }
            if let limit = pool.cgroupLimitBytes, limit < count * size {
                return
                    "\(FigureText.plural(count, "page")) of \(ByteSize(size)) \(count == 1 ? "is" : "are") needed, and the cgroup of this process may use "
                    + "\(limit / size): raise its hugetlb limit"
            }
            if let room = pool.cgroupRoomBytes, room < count * size {
                return
                    "\(FigureText.plural(count, "page")) of \(ByteSize(size)) \(count == 1 ? "is" : "are") needed, and the cgroup of this process may use "
                    + "\(room / size) more beside those that its members have: raise its hugetlb limit, or stop them"
            }
            let available = max(0, pool.available - (others?.pages[size] ?? 0))
            guard available < count else { continue }
            return "\(FigureText.plural(count, "page")) of \(ByteSize(size)) \(count == 1 ? "is" : "are") needed, "
                + "\(available) of \(pool.total) are free: echo \(pool.total + count - available) | sudo tee "
                + "/sys/kernel/mm/hugepages/hugepages-\(size >> 10)kB/nr_hugepages, or --reserve-huge-pages as root"
        }
        return nil
    }

    /// What reserving would add to the pools, to be taken down before it does.
    var additions: [RunMarker.Pages] {
        pages.sorted { $0.key < $1.key }.compactMap { size, count in
            guard let pool = HugePagePool(pageSize: size), pool.available < count else { return nil }
            return RunMarker.Pages(size: size, before: pool.total, added: count - pool.available)
        }
    }

    /// Reserves what is missing; what is returned puts the pools back.
    func reserve() throws -> [HugePageReservation] {
        try pages.sorted { $0.key < $1.key }.compactMap { size, count in
            guard let pool = HugePagePool(pageSize: size) else {
                throw HarnessError(.usage, "--reserve-huge-pages: this kernel or CPU has no pages of \(ByteSize(size))")
            }
            guard pool.available < count else { return nil }
            do {
                return try HugePagePool.reserve(pages: count, of: size)
            } catch {
                throw HarnessError(.usage, "--reserve-huge-pages: \(error)")
            }
        }
    }

    private static let bufferPageSize = 2 << 20

    /// The pages that a case takes and gives back while it runs.
    private static func passingPages(_ benchCase: Case, of size: Int) -> Int {
        let isOwn = benchCase.dataNeed == .ownMemory && benchCase.conditions.hugePages.poolPageSize == size
        return (isOwn ? benchCase.work.definition.dataBytes / size : 0)
            + (size == bufferPageSize ? bufferPages(benchCase) : 0)
    }

    /// The pages of the buffers of one round: each engine has one for each thread.
    private static func bufferPages(_ benchCase: Case) -> Int {
        benchCase.engines.filter { $0.bufferPages == .hugetlb2MiB }.reduce(0) { sum, engine in
            // With several requests in flight each has a block of whole pages.
            let block = benchCase.work.definition.blockSize.bytes
            let bytes = engine.queueDepth == 1 ? block : engine.queueDepth * max(block, PageCache.pageSize)
            return sum + (bytes + bufferPageSize - 1) / bufferPageSize * benchCase.conditions.threads
        }
    }
}
