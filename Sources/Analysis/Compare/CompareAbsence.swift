/// Why a comparison has no ratio at all.
package enum CompareAbsence: Hashable, Sendable {
    /// No case is in two of the results.
    case noCase
    /// No row has a value of the metric in two results.
    case noValue
    /// No engine has valid trials in two results.
    case noValidTrial
    /// No row has more valid rounds in both than these, which are too few.
    case tooFewRounds(Int)
    /// The rounds would suffice, and something else was in the way: of the first row.
    case other(CompareRow.Reason)

    /// True where trials were measured and can't be held against each other; false where there is nothing to hold.
    package var isNotComparable: Bool {
        switch self {
        case .noCase, .noValue, .noValidTrial: false
        case .tooFewRounds, .other: true
        }
    }
}

extension CompareFinding {
    /// Why there is no ratio at all; nil where there is one.
    package var absence: CompareAbsence? {
        guard !hasFigures else { return nil }
        let cases = others.flatMap(\.cases)
        guard !cases.isEmpty else { return .noCase }
        let rows = cases.flatMap(\.rows)
        guard let most = rows.max(by: { $0.rounds < $1.rounds }) else { return .noValue }
        switch most.rounds {
        case 0: return rows.contains(where: \.hasTrials) ? .noValidTrial : .noValue
        case ..<Verdicts.leastRounds: return .tooFewRounds(most.rounds)
        default: return .other(most.reason ?? .nothing)
        }
    }
}

extension CompareRow {
    /// The valid rounds of the result that has fewer.
    fileprivate var rounds: Int { min(baseRounds, otherRounds) }

    /// False where the metric does not apply on a side.
    fileprivate var hasTrials: Bool { if case .noValue? = reason { false } else { true } }
}
