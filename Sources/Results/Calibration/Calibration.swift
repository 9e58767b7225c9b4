/// What the measuring itself costs on this machine, and the prices of the parts of an operation; measured before the first round.
///
/// All times are nanoseconds, medians of repeated blocks on one pinned thread; nil where it could not be measured. A new price is
/// one more optional member: results of earlier versions lack it.
package struct Calibration: Hashable, Sendable, Codable {
    /// One reading of CLOCK_MONOTONIC.
    package var clockNanoseconds: Double?
    /// One pass of the offset loop with nothing in it.
    package var emptyLoopNanoseconds: Double?
    /// One operation of a whole batch whose every byte lies in the L1 cache: the loop, the offsets and a mapped engine's load.
    package var nullEngineNanoseconds: Double?
    /// What a batch costs beside its operations: its start, its end and its digest.
    package var batchNanoseconds: Double?
    /// The cheapest system call (getppid).
    package var syscallNanoseconds: Double?
    /// pread(2) of one resident byte.
    package var preadOneByteNanoseconds: Double?
    /// Copying, by memcpy, out of 64 MiB: nanoseconds for one byte.
    package var copyNanosecondsPerByte: Double?
    /// Summing 8-byte words in 64 MiB: nanoseconds for one byte.
    package var sumNanosecondsPerByte: Double?
    /// A minor fault on a mapped file with small folios (16 pages are mapped by one fault).
    package var fileFaultNanoseconds: Double?
    /// First touch of an anonymous page.
    package var anonymousFaultNanoseconds: Double?
    /// Minor faults on a mapped file by what one of them maps, ascending; nil in results of earlier versions.
    package var faults: [FaultPrice]?
    /// The controls of the cases that were measured; nil in results of earlier versions, and where nothing could be measured.
    package var controls: [CaseControl]?
    /// How far the samples of the costs lay apart; nil in results of earlier versions.
    package var spreads: CostSpreads?

    /// The bytes that the next two were measured over, at least four times the last cache before memory; 0 where they were not measured,
    /// nil in results of earlier versions.
    package var memoryRegionBytes: Int?
    /// Copying out of memory that no cache holds: nanoseconds for one byte.
    package var memoryCopyNanosecondsPerByte: Double?
    /// Summing 8-byte words there: nanoseconds for one byte.
    package var memorySumNanosecondsPerByte: Double?

    /// What counting events adds to a switch of threads; nil where nothing counts them, and in results of earlier versions.
    package var counterSwitchNanoseconds: Double?

    /// Small overwrites in small and in large folios of the run's own directory; nil where a file can't be evicted there, and in results of
    /// earlier versions.
    package var overwrite: OverwriteCost?

    /// A calibration with nothing measured.
    package init() {}

    /// The control of a case, by its id.
    package func control(of id: String) -> CaseControl? { controls?.first { $0.case == id } }

    /// What a minor fault that maps this many pages costs, in nanoseconds: between two prices along the straight line through them,
    /// outside of all the nearest one; nil where no fault was priced.
    package func faultNanoseconds(pagesPerFault pages: Double) -> Double? {
        guard let faults, let first = faults.first, let last = faults.last else { return fileFaultNanoseconds }
        if pages <= first.pagesPerFault { return first.nanoseconds }
        for (lower, upper) in zip(faults, faults.dropFirst()) where pages <= upper.pagesPerFault {
            let width = upper.pagesPerFault - lower.pagesPerFault
            let way = width > 0 ? (pages - lower.pagesPerFault) / width : 1
            return lower.nanoseconds + way * (upper.nanoseconds - lower.nanoseconds)
        }
        return last.nanoseconds
    }
}
