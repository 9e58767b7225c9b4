/// A part of the time of one operation.
package struct CostPart: Hashable, Sendable, Encodable {
    /// What the time goes to. The first five are phases, the next three are what the clock says beyond the CPU's time; all of these
    /// are measured. The others are counts times prices.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Encodable {
        /// open(2)
        case opening
        /// mmap(2), madvise(2) and prefaulting
        case mapping
        /// fdatasync(2) or msync(2), with its waiting
        case syncing
        /// munmap(2)
        case unmapping
        /// close(2)
        case closing
        /// Waiting for the device, or for anything else that is not a CPU.
        case waiting
        /// Being runnable, and waiting for a CPU that others have.
        case delayed
        /// Being held back by the CPU quota of a control group.
        case throttled
        /// Entering the kernel and leaving it.
        case systemCalls = "system-calls"
        /// Finding the pages in the page cache.
        case lookup
        /// Copying, as within the CPU's caches where that is known.
        case copying
        /// Page faults that do not wait for the device.
        case faults
        /// Fetching the bytes from where they lie, and using them.
        case memory
    }

    /// What it goes to.
    package let kind: Kind
    /// Nanoseconds of one operation of one thread.
    package let nanoseconds: Double
    /// Where the figure comes from.
    package let source: Source

    enum CodingKeys: String, CodingKey {
        case kind
        case nanoseconds
        case source = "basis"
    }

    /// A part.
    package init(_ kind: Kind, _ nanoseconds: Double, _ source: Source) {
        self.kind = kind
        self.nanoseconds = nanoseconds
        self.source = source
    }
}
