import Results

extension PairFinding.Reason: Worded {
    package var words: String {
        switch self {
        case .notDecided: "not decided yet"
        case .otherBytes(let round): "the engines did not read the same bytes in round \(round)"
        case .saturated(let asked, let reached):
            "saturated: of \(FigureText.rate(perSecond: asked, of: "ops")) reached "
                + reached.map { "\($0.engine) \(FigureText.rate(perSecond: $0.perSecond, of: "ops"))" }
                .joined(separator: " and ")
        case .noValidTrial(let engine, let reason):
            "no valid trial of \(engine) (\(reason?.words ?? "no trial"))"
        case .tooFewRounds(let rounds):
            "\(FigureText.plural(rounds, "round")) with both valid; \(Verdicts.leastRounds) are needed"
        case .nothingValid: "nothing valid"
        case .smallEffect: "a difference, but not shown to be above \(FigureText.percent(Verdicts.leastEffect))"
        case .couldHaveSeen(let effect): "could have seen \(FigureText.percent(effect))"
        case .cannotDecide(let rounds, let needed):
            "\(FigureText.plural(rounds, "round")) can't decide; \(needed) may"
        }
    }
}

extension PairFinding {
    /// Why it is not comparable or inconclusive, in a phrase; nil where the figures say it.
    package var note: String? { reason?.words }

    /// The verdict in words, short enough for a column.
    ///
    /// - Parameter isLatency: in open loops, whose figure is a latency.
    package func verdictWords(isLatency: Bool) -> String {
        switch verdict {
        case .faster where isLatency: "p99 latency \(FigureText.times(1 / (ratio ?? 1))) lower"
        case .slower where isLatency: "p99 latency \(FigureText.times(ratio ?? 1)) higher"
        case .same where isLatency: "same p99 latency (within \(FigureText.percent(Verdicts.margin)))"
        case .faster: "\(FigureText.times(1 / (ratio ?? 1))) faster"
        case .slower: "\(FigureText.times(ratio ?? 1)) slower"
        case .same: "same (within \(FigureText.percent(Verdicts.margin)))"
        case .inconclusive:
            detectable.map { "inconclusive: could have seen \(FigureText.percent($0))" } ?? "inconclusive"
        case .notComparable: "not comparable"
        }
    }

    /// What the rounds of an open pair say without a correction.
    private var likely: String {
        let way =
            (ratio ?? 1) < 1 ? "\(FigureText.times(1 / (ratio ?? 1))) faster" : "\(FigureText.times(ratio ?? 1)) slower"
        let range = provisional.map {
            " (\(FigureText.ratio($0.lowerBound)) to \(FigureText.ratio($0.upperBound)), naive 95 %)"
        }
        let more = moreRounds.map { "; decided after \(FigureText.plural($0, "more round")) if all agree" }
        return "\(engine): provisional: likely \(way)\(range ?? "")\(more ?? "")"
    }

    /// What the verdict's words leave open, with the engine; nil where they say it all, or where a warning has the cause.
    package var remark: String? {
        switch (verdict, reason) {
        case (_, .noValidTrial(_, .some)?): nil
        case (.inconclusive, _) where provisional.map { $0.upperBound < 1 || $0.lowerBound > 1 } == true: likely
        case (.inconclusive, .couldHaveSeen?), (.faster, _), (.slower, _), (.same, _), (_, nil): nil
        case (.inconclusive, let reason?), (.notComparable, let reason?): "\(engine): \(reason.words)"
        }
    }
}
