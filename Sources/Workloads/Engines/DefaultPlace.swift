/// The place of an engine among those of a case that names none.
package enum DefaultPlace: CaseIterable, Hashable, Sendable {
    /// The others are compared with it.
    case baseline
    /// It stands beside the baseline; it is the baseline where there is no other.
    case contender
}
