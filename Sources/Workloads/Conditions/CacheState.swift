/// The state of the page cache at the start of a trial.
package enum CacheState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Every page resident: evicted, filled by the stated method and verified, in every round.
    case warm
    /// No page resident: evicted until cachestat(2) reads zero.
    case cold
}
