internal import Results

/// What decides how many pages a minor fault maps: how the cache was filled, or what was mapped.
enum FaultSource: String {
    /// A mapping of a single page.
    case onePage = "one-page"
    /// Pages that were read one by one, without readahead.
    case smallFolios = "small-folios"
    /// Pages that were read in large pieces, with readahead.
    case largeFolios = "large-folios"

    /// The cost of a fault that maps this many pages.
    func cost(pages: Double, nanoseconds: Double) -> FaultPrice {
        FaultPrice(source: rawValue, pagesPerFault: pages, nanoseconds: nanoseconds)
    }
}
