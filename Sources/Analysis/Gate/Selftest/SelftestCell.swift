/// One case in one family of a self-test: what was found between two arms of which the truth is known.
package struct SelftestCell: Hashable, Sendable {
    /// What was found.
    package enum Finding: String, CaseIterable, Hashable, Sendable {
        /// The second arm is slower: a false alarm where both are the same, a detection where it was slowed.
        case slower
        /// The second arm is faster: false in either case.
        case faster
        /// Both are the same, or within the limit.
        case same
        /// The rounds could not tell.
        case inconclusive
        /// Too few valid trials.
        case notMeasured = "not measured"
    }

    /// The workload.
    package let workload: String
    /// The family, from 0.
    package let family: Int
    /// What was found.
    package let finding: Finding
    /// Second arm / first arm.
    package let ratio: Double?
    /// The smallest effect that would have been seen, as a share.
    package let detectable: Double?

    /// A cell.
    package init(workload: String, family: Int, finding: Finding, ratio: Double?, detectable: Double?) {
        self.workload = workload
        self.family = family
        self.finding = finding
        self.ratio = ratio
        self.detectable = detectable
    }
}
