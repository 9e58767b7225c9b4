package import Results

/// Something that a reader of the figures has to know, as data; ``description`` says it in words.
package enum Warning: Hashable, Sendable {
    /// Trials that are not valid: they count in no figure and no verdict.
    case notValid(engine: String, status: String, count: Int, of: Int, reason: String)
    /// Something beside the figures that could not be seen in valid trials, with the reason.
    case unobserved(engine: String, count: Int, of: Int, reason: String)
    /// Engines that did not read the same bytes.
    case digestMismatch(round: Int)
    /// Trials far above the median; they are kept.
    case spikes(engine: String, count: Int, of: Int, largest: Double, withMajorFaults: Int, withPreemption: Int)
    /// An engine that became slower or faster over the rounds; the change from first to last, as a share.
    case drift(engine: String, change: Double)
    /// The place in the round has an effect, up to this share.
    case position(spread: Double)
    /// Engines whose mappings of the file had unlike page sizes; smallest and largest, in bytes.
    case pageSizes(smallest: Double, largest: Double)
    /// Pages that were asked for and not obtained; both in bytes.
    case pagesNotObtained(engine: String, count: Int, of: Int, asked: Int, obtained: Int?)
    /// A case with hugetlb pages: what sets it apart from the case beside it.
    ///
    /// - Parameter base: the bytes of a base page.
    case hugetlbTwin(base: Int)
    /// A figure so small that measuring it weighs; both in nanoseconds for one operation.
    case overhead(engine: String, nanoseconds: Double, overhead: Double)
    /// Recording latencies makes operations dearer; both in nanoseconds for one operation.
    case latencyCost(engine: String, nanoseconds: Double, cost: Double)
    /// Trials whose histogram of latencies can't be read.
    case latencyUnreadable(engine: String, count: Int)
    /// An open loop that can't keep up with its rate; both in operations a second.
    case saturated(engine: String, rate: Double, achieved: Double)
    /// More bytes a second than the memory gives: something was not done.
    case impossible(engine: String, bytesPerSecond: Double, memoryBytesPerSecond: Double)
    /// Data that the last cache before memory holds, with the bytes of both; of popular blocks those that nine in ten accesses take.
    case fitsCache(bytes: Int, cache: Int, popular: Bool)
    /// A CPU that has others drop their translations without interrupts, so that counting these says nothing.
    case tlbUncounted
    /// More threads than CPUs.
    case crowded(threads: Int, cpus: Int)
    /// CPUs of one core that were used at the same time.
    case sharedCores([[Int]])
    /// CPUs of unlike speed that were used at the same time, the fast ones first.
    case unlikeCPUs([[Int]])
    /// More busy threads than the CPUs that the control group may use at a time.
    case quota(busy: Int, cpus: Double)
    /// An engine whose threads the CPU quota of the control group held back, for a share of their time.
    case throttled(engine: String, share: Double)
    /// Small overwrites that are dear where the cache has large folios, as measured.
    case dearOverwrite(OverwriteCost, fileSystem: String?)
    /// A result of an earlier version, which did not measure them, on ext4 of a kernel that has large folios.
    case ext4Overwrite(kernel: String, isLater: Bool = false)
    /// A cold cache in a guest: the host may have the data in memory.
    case guestCold
    /// A cold cache above layers that have caches of their own, the uppermost first.
    case coldBelow([Environment.StorageLayer])
    /// Another run was at work on the machine.
    case beside
    /// Figures of a debug build.
    case debugBuild
    /// Costs that were measured while others had the CPU.
    case busyCosts(CostSpreads)
    /// Time stolen by the hypervisor, in percent.
    case steal(percent: Double)
    /// Heat slowed CPUs down during the run, so often.
    case heat(count: Int)
    /// Something about the machine that bends the figures, as it was found.
    case found(RunFinding, when: Moment)
    /// The run ended before its time.
    case cutShort(by: String)

    /// When something was found.
    package enum Moment: Hashable, Sendable {
        /// Before the first round alone.
        case start
        /// After the last alone.
        case end
        /// Both times.
        case throughout
    }
}
