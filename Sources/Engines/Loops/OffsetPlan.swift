internal import Workloads

/// Which blocks (or files) a thread takes in which batch: the same for every engine of a case.
///
/// A batch is named by its number alone. Batch k is made of fresh random numbers, so that an engine that does more batches in its
/// time does not come back to blocks that are in the CPU's caches.
struct OffsetPlan {
    /// The bit of an entry that says "write".
    static let writeBit: UInt32 = 1 << 31

    private let work: any WorkDefinition
    private let isOnePass: Bool
    /// The hash of the case's id, in which offsets are seeded.
    private let identity: UInt64
    private let thread: Int
    private let seed: UInt64
    /// The blocks of a page of the kernel: who reads one of them has all in the cache.
    private let unitsPerPage: Int
    /// The first block of the thread's region, and the number of blocks in it.
    let region: Range<Int>
    private let zipf: ZipfSampler?

    /// - Parameter pageSize: the bytes of a page of the kernel: of a cold pass no two blocks lie in one.
    init(_ benchCase: Case, thread: Int, seed: UInt64, pageSize: Int = Case.pageSize) {
        let work = benchCase.work.definition
        self.work = work
        isOnePass = benchCase.isOnePass
        identity = benchCase.identityHash
        self.thread = thread
        self.seed = seed
        unitsPerPage = work.opensEachOperation ? 1 : max(1, pageSize / max(1, work.blockSize.bytes))
        let units = work.placeCount
        let shared =
            work.operation == .read && work.pattern != .sequential
            && benchCase.conditions.cache.state == .warm
        if shared {
            region = 0..<units
        } else if benchCase.isOnePass && work.pattern != .sequential {
            // A page belongs to one thread alone.
            let perPage = unitsPerPage
            let share = (units + perPage - 1) / perPage / benchCase.conditions.threads * perPage
            region = thread * share..<min((thread + 1) * share, units)
        } else {
            let share = units / benchCase.conditions.threads
            region = thread * share..<(thread + 1) * share
        }
        if case .zipf(let exponent) = work.pattern {
            zipf = ZipfSampler(count: region.count, exponent: exponent)
        } else {
            zipf = nil
        }
    }

    /// Writes the blocks of batch `number` into `entries`, which has room for the case's operations.
    func fill(_ entries: UnsafeMutablePointer<UInt32>, batch number: Int) {
        var random = RandomStream(seed, identity, UInt64(thread), UInt64(truncatingIfNeeded: number))
        let count = work.operations
        switch work.pattern {
        case .sequential:
            var next = Self.start(ofBatch: number, count: count, in: region.count)
            for index in 0..<count {
                unsafe entries[index] = UInt32(region.lowerBound + next)
                next = next + 1 == region.count ? 0 : next + 1
            }
        case .random where isOnePass: unsafe distinct(entries, count: count, random: &random)
        case .random:
            for index in 0..<count {
                unsafe entries[index] = UInt32(region.lowerBound + random.below(region.count))
            }
        case .zipf:
            for index in 0..<count {
                unsafe entries[index] = UInt32(region.lowerBound + scatter(zipf?.next(&random) ?? 1))
            }
        }
        guard let percentage = work.readPercentage else { return }
        for index in 0..<count where random.below(100) >= percentage { unsafe entries[index] |= Self.writeBit }
    }

    /// The bytes that a batch asks for: every block counts in full, but the one in which the file ends.
    func bytes(ofBatch number: Int, prepared: TableOffsets?) -> Int {
        let full = work.operations * work.blockSize.bytes
        let short =
            work.placeCount * work.blockSize.bytes
            - work.fileSize.bytes
        guard short > 0 else { return full }
        let last = work.placeCount - 1
        guard let prepared else {
            let offsets = SequentialOffsets(count: work.operations, batch: number, region: region)
            return full - (0..<offsets.count).count { offsets.block($0) == last } * short
        }
        return full - (0..<prepared.count).count { prepared.block($0) == last } * short
    }

    /// Where a sequential batch begins in a region: batches follow each other, and go round. Warm-up batches have negative numbers.
    static func start(ofBatch number: Int, count: Int, in length: Int) -> Int {
        let start = (number % length) * (count % length) % length
        return start < 0 ? start + length : start
    }

    /// Spreads ranks over the region, so that popular blocks are no neighbours: multiplication by a number that has no factor in
    /// common with the region's size is a bijection.
    private func scatter(_ rank: Int) -> Int {
        var factor = 2_654_435_761 % max(region.count, 2)
        while gcd(factor, region.count) != 1 { factor += 1 }
        return Int((UInt64(rank - 1) &* UInt64(factor)) % UInt64(region.count))
    }

    private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

    /// Blocks of which no two lie on one page, by a partial Fisher-Yates shuffle that keeps only what it has moved.
    private func distinct(_ entries: UnsafeMutablePointer<UInt32>, count: Int, random: inout RandomStream) {
        let perPage = unitsPerPage
        let pages = (region.count + perPage - 1) / perPage
        var moved: [Int: Int] = [:]
        for index in 0..<min(count, pages) {
            let pick = index + random.below(pages - index)
            let page = moved[pick] ?? pick
            moved[pick] = moved[index] ?? index
            let first = page * perPage
            let inside = random.below(min(perPage, region.count - first))
            unsafe entries[index] = UInt32(region.lowerBound + first + inside)
        }
    }
}
