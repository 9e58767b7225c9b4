import Results

extension Explanation {
    /// For each other engine against the baseline, which is ahead and by what, and where that turns.
    package var sentences: [String] {
        leads.map { lead in
            guard let even = breakEvens.first(where: { $0.engine == lead.engine }) else { return lead.words }
            return "\(lead.words) It \(even.words)."
        }
    }
}

extension Lead: Worded {
    package var words: String {
        let lead =
            "\(ahead.engine) is ahead of \(behind.engine) by \(FigureText.time(nanoseconds: gap)) an operation "
            + "(\(FigureText.times(behind.whole / ahead.whole)))"
        return switch verdict {
        case .same: "\(contrast)\(names) take the same time."
        case .inconclusive, .notComparable:
            "\(contrast)The rounds could not tell \(names) apart; by the medians \(lead)\(reason)."
        case .faster, .slower: gap > 0 ? "\(contrast)\(lead)\(reason).\(counted)" : parted
        }
    }

    /// The counts that tell more than the times, which come first.
    private var contrast: String {
        contrasts.isEmpty
            ? "" : "\(behind.engine) takes \(contrasts.map(\.words).joined(separator: ", and ")) of \(ahead.engine). "
    }

    /// Both, in the order of the case.
    private var names: String { "\(baseline) and \(engine)" }

    /// The verdict against the means.
    private var parted: String {
        "\(ahead.engine) is ahead of \(behind.engine) by the verdict, and not by the means that are explained here: some of its "
            + "operations took far longer than most."
    }

    /// What the PMU counted of both.
    private var counted: String {
        guard let ahead = ahead.events, let behind = behind.events else { return "" }
        return " It takes \(ahead.text), against \(behind.text)."
    }

    private var reason: String {
        reasons.isEmpty
            ? "" : ", by " + reasons.map { $0.words(of: behind) }.joined(separator: " and ")
    }
}

extension Lead.Difference {
    fileprivate func words(of engine: EngineExplanation) -> String {
        let ahead = ahead == 0 ? "none" : FigureText.time(nanoseconds: ahead)
        return
            "\(kind.map(engine.name) ?? "what is unexplained") (\(FigureText.time(nanoseconds: behind)) against \(ahead))"
    }
}
