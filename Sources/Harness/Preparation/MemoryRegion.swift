internal import Platform
internal import Workloads

/// Over how much memory its limit is measured.
enum MemoryRegion {
    /// At least so much: smaller regions take no time that could be told from noise.
    private static let least = 64 << 20

    /// The bytes to measure over, four times the last cache before memory; nil where that is unknown, where no case is set a limit by
    /// memory, since all fit the cache, and where so much memory is not to be spared.
    ///
    /// - Parameters:
    ///   - lastLevel: the size of that cache.
    ///   - available: the memory that may be taken.
    static func bytes(for cases: [Case], lastLevel: Int?, available: Int) -> Int? {
        guard let lastLevel else { return nil }
        let region = max(least, 4 * lastLevel)
        let isBound = cases.contains { benchCase in
            let work = benchCase.work.definition
            return work.isBoundByMemory && !benchCase.isOnePass && work.dataBytes > region / 4
        }
        return isBound && region <= available / 2 ? region : nil
    }

    /// The memory that this process may take now.
    static var available: Int {
        let facts = MemoryFacts.current()
        return min(facts?.availableBytes ?? 0, CgroupFacts.current()?.memoryLimitBytes ?? .max)
    }
}
