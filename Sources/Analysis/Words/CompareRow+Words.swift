extension CompareRow {
    /// Why it is not comparable or inconclusive, in a phrase; nil where the figures say it.
    package var note: String? { reason?.words }
}

extension CompareRow.Reason: Worded {
    package var words: String {
        switch self {
        case .otherBytes(let side, let round):
            "\(side.rawValue): the engines did not read the same bytes in round \(round)"
        case .noValue(let side): "\(side.rawValue): no value of this metric"
        case .tooFewRounds(let side, let rounds, let obstacle):
            "\(side.rawValue): \(FigureText.plural(rounds, "valid round"))\(obstacle.map { " (\($0))" } ?? ""); "
                + "\(Verdicts.leastRounds) are needed"
        case .otherPages(let base, let other):
            "the kernel mapped \(FigureText.bytes(base)) of the file in 2 MiB entries in the base, "
                + "\(FigureText.bytes(other)) in the other"
        case .otherParameters: "another machine or other parameters"
        case .nothing: "nothing to compare"
        case .smallEffect: "a change, but not shown to be above \(FigureText.percent(Verdicts.leastEffect))"
        case .couldHaveSeen(let effect): "could have seen \(FigureText.percent(effect))"
        case .zeros: "some trials have 0: no interval"
        case .tooManyRows: "too few rounds for this many rows"
        }
    }
}

extension CompareAbsence: Worded {
    package var words: String {
        switch self {
        case .noCase: "nothing could be compared: no case is in both files"
        case .noValue: "nothing could be compared: no engine has a value of this metric in both files"
        case .noValidTrial: "nothing could be compared: no engine has valid trials in both files"
        case .tooFewRounds(let rounds):
            "not comparable: no row has more than \(FigureText.plural(rounds, "valid round")) in both files; "
                + "\(Verdicts.leastRounds) are needed"
        case .other(let reason): "not comparable: \(reason.words)"
        }
    }
}
