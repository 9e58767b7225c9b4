/// The prices of the parts of an operation on this machine, in nanoseconds: medians over repeated blocks.
package struct Prices: Hashable, Sendable {
    /// One reading of the clock.
    package var clock: Double
    /// One pass of the read loop with an engine that does nothing.
    package var emptyLoop: Double
    /// One operation of a whole batch on a byte that lies in the L1 cache.
    package var nullEngine: Double
    /// What a batch costs beside its operations.
    package var batch: Double
    /// getppid(2).
    package var syscall: Double
    /// pread(2) of one resident byte.
    package var preadOneByte: Double
    /// One byte copied out of memory far larger than the caches.
    package var copyPerByte: Double
    /// One byte summed in memory far larger than the caches.
    package var sumPerByte: Double
    /// First touch of an anonymous page.
    package var anonymousFault: Double
    /// Minor faults on a mapped file, ascending by the pages that one maps; those of folios are missing for files below 1 MiB.
    package var faults: [Fault]

    /// The price of a minor fault.
    package struct Fault: Hashable, Sendable {
        /// How the cache was filled, or what was mapped.
        package var source: Source
        /// The pages that one fault mapped.
        package var pages: Double
        /// One fault.
        package var nanoseconds: Double

        /// What decides how many pages a fault maps.
        package enum Source: String, Sendable {
            /// A mapping of a single page.
            case onePage = "one-page"
            /// Pages that were read one by one, without readahead.
            case smallFolios = "small-folios"
            /// Pages that were read in large pieces, with readahead.
            case largeFolios = "large-folios"
        }
    }

    /// The price of a fault by its source; nil where that was not measured.
    package func fault(_ source: Fault.Source) -> Double? { faults.first { $0.source == source }?.nanoseconds }
}
