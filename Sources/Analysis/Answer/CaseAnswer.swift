import Glibc
package import Workloads

/// What a case says to whoever has to choose: which way to reach bytes, by which engine, and by how much.
package struct CaseAnswer: Hashable, Sendable {
    /// What to use. Cases are grouped by it, in this order.
    package enum Choice: CaseIterable, Hashable, Sendable {
        /// A mapping.
        case mapped
        /// System calls.
        case calls
        /// This engine, of a case whose engines all reach bytes in one way, or in one that is unknown here.
        case engine
        /// Either: both ways were the same, or so near that the rounds could not tell.
        case tooClose
        /// More rounds may tell.
        case undecided
        /// The only engine was measured, and has nothing to be compared with.
        case alone
        /// Nothing could be compared.
        case unanswered
    }

    /// By how much the best engine is ahead of another.
    package struct Lead: Hashable, Sendable {
        /// The engine that is behind, as text.
        package let rival: String
        /// The time of that engine over that of the best: 1 or more.
        package let factor: Double
        /// The interval of that, at the level of the verdict; nil where there is none.
        package let interval: ClosedRange<Double>?

        /// The end of the interval that is nearer to no difference, where that is below half of the way to the factor: a test that found
        /// what it would mostly have missed overstates it, and this end is then the better figure.
        package var atLeast: Double? {
            guard let near = interval?.lowerBound, near > 1, log(near) < 0.5 * log(factor) else { return nil }
            return near
        }
    }

    /// Why there is no choice.
    package enum Reason: Hashable, Sendable {
        /// The engines were shown to be the same.
        case same
        /// Whatever the pair's finding says.
        case pair(PairFinding.Reason)
        /// The engine is likely ahead: all that the rounds say without a correction. So many more would decide it if all agreed.
        case likely(engine: String, Lead, moreRounds: Int?)
        /// No engine has a valid trial: the most frequent reason.
        case nothingValid(StatusReason?)
        /// The one engine takes so many nanoseconds for an operation.
        case alone(nanoseconds: Double)
    }

    /// The case.
    package let benchCase: Case
    /// What to use.
    package let choice: Choice
    /// The best engine, then those that it is not shown to be ahead of; as text, and empty where none was compared.
    package let leaders: [String]
    /// By how much the best is ahead; nil where it is ahead of none.
    package let lead: Lead?
    /// Why there is no choice; nil where there is one.
    package let reason: Reason?
}
