extension CompareRow {
    /// One of the two results.
    package enum Side: String, Hashable, Sendable {
        case base
        case other
    }

    /// Why a row is not comparable or inconclusive.
    package enum Reason: Hashable, Sendable {
        /// The engines did not read the same bytes in this round.
        case otherBytes(Side, round: Int)
        /// The metric does not apply on this side.
        case noValue(Side)
        /// This side has no more valid rounds than these; what the first of the others lacked.
        case tooFewRounds(Side, Int, obstacle: String?)
        /// Bytes that the kernel mapped by 2 MiB entries.
        case otherPages(base: Double, other: Double)
        /// Another machine or other parameters.
        case otherParameters
        /// There is nothing to compare.
        case nothing
        /// Significant, but not shown to be above ``Verdicts/leastEffect``.
        case smallEffect
        /// A change of this share would mostly have been seen.
        case couldHaveSeen(Double)
        /// Some trials have 0, which has no logarithm.
        case zeros
        /// The rounds are too few for all the rows over which is corrected.
        case tooManyRows
    }
}
