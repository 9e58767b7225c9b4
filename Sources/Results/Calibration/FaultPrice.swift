/// The price of a minor fault on a resident file, by what it maps.
///
/// The bytes that are touched lie in the CPU's caches: what is priced is the fault alone.
package struct FaultPrice: Hashable, Sendable, Codable {
    /// How the cache was filled, or what was mapped: `one-page` (a mapping of one page), `small-folios` (read in pages, without
    /// readahead) or `large-folios` (read in large pieces, with it).
    package var source: String
    /// The pages that one fault mapped, as counted: 512 of 4 KiB are a huge page.
    package var pagesPerFault: Double
    /// One fault, in nanoseconds.
    package var nanoseconds: Double

    /// A price.
    package init(source: String, pagesPerFault: Double, nanoseconds: Double) {
        self.source = source
        self.pagesPerFault = pagesPerFault
        self.nanoseconds = nanoseconds
    }
}
