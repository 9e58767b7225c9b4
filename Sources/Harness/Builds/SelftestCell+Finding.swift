internal import Analysis
internal import Results

extension SelftestCell.Finding {
    /// What a comparison of engines comes to.
    init(_ verdict: Verdict) {
        switch verdict {
        case .faster: self = .faster
        case .slower: self = .slower
        case .same: self = .same
        case .inconclusive: self = .inconclusive
        case .notComparable: self = .notMeasured
        }
    }

    /// What a comparison of builds comes to.
    init(_ verdict: GateAnswer.Verdict) {
        switch verdict {
        case .pass: self = .same
        case .fail: self = .slower
        case .inconclusive: self = .inconclusive
        case .notComparable: self = .notMeasured
        }
    }
}
