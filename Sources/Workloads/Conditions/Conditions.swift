/// What a work is done under. What decides a verdict is a condition with a name, in the id where it is not the default.
package struct Conditions: Hashable, Sendable {
    /// The threads over the one file (or set of files).
    package var threads = 1
    /// What they share.
    package var sharing = Sharing.shared
    /// Processes that do nothing but keep other CPUs busy meanwhile.
    package var spinners = 0
    /// The state of the page cache.
    package var cache = CacheCondition.warm(CacheCondition.standardFill)
    /// What the engines open and map.
    package var backing = Backing.file
    /// The page size asked for.
    package var hugePages = HugePages.off
    /// The nodes asked for.
    package var numa = NUMAPlacement.off
    /// Whether what is dirtied is written back meanwhile.
    package var writeback = Writeback.within
    /// The pace of an open loop; nil for a closed one.
    package var pace: Pace?

    /// The defaults.
    package init() {}

    /// True where a trial is one pass over a cold cache.
    package var isOnePass: Bool { cache == .cold }

    /// What is asked of the memory that the bytes lie in; nil for nothing.
    package var memory: MemoryRequest? {
        get { MemoryRequest(backing: backing, hugePages: hugePages, numa: numa) }
        set {
            backing = newValue?.backing ?? .file
            hugePages = newValue?.hugePages ?? .off
            numa = newValue?.numa ?? .off
        }
    }

    /// What is asked of the threads beside their number; nil for nothing.
    package var concurrency: Concurrency? {
        get { Concurrency(sharing: sharing, spinners: spinners) }
        set {
            sharing = newValue?.sharing ?? .shared
            spinners = newValue?.spinners ?? 0
        }
    }
}
