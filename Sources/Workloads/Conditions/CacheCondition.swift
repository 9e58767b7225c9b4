/// The state of the page cache at the start of a trial, and how it comes about.
package enum CacheCondition: Hashable, Sendable {
    /// No page resident: evicted until cachestat(2) reads zero.
    case cold
    /// Every page resident, brought in by this method.
    case warm(FillMethod)

    /// By reading from the start in pieces of 1 MiB, as most files come into a cache.
    package static let standardFill = FillMethod.read(.mebibytes(1))

    /// The word for it.
    package var state: CacheState { if case .cold = self { .cold } else { .warm } }

    /// How a warm file is brought into the cache; the default for a cold one.
    package var fill: FillMethod { if case .warm(let fill) = self { fill } else { Self.standardFill } }

    init(_ state: CacheState, fill: FillMethod = standardFill) { self = state == .cold ? .cold : .warm(fill) }
}
