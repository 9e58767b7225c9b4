import Workloads

extension CaseAnswer.Choice {
    /// What stands over the cases of the group.
    ///
    /// - Parameter isProvisional: no answer is more than likely.
    package func heading(isProvisional: Bool) -> String {
        switch self {
        case .mapped: isProvisional ? "LIKELY MMAP" : "USE MMAP"
        case .calls: isProvisional ? "LIKELY READ/WRITE" : "USE READ/WRITE"
        case .engine: isProvisional ? "LIKELY FASTEST" : "FASTEST"
        case .tooClose: "TOO CLOSE"
        case .undecided: "NOT DECIDED"
        case .alone: "MEASURED"
        case .unanswered: "NO ANSWER"
        }
    }
}

extension CaseAnswer {
    /// What the line of the case says, and the interval where it has one.
    package var line: (text: String, interval: String?) {
        switch reason {
        case .same: ("the same within \(FigureText.percent(Verdicts.margin))", nil)
        case .pair(.couldHaveSeen(let effect)):
            ("\(FigureText.percent(effect)) or more would have shown", nil)
        case .pair(let reason): (reason.words, nil)
        case .likely(let engine, let lead, let more): (likely(engine, lead, more), nil)
        case .nothingValid(let reason): (reason?.words ?? "nothing was measured", nil)
        case .alone(let nanoseconds): ("\(FigureText.time(nanoseconds: nanoseconds)) \(unit)", nil)
        case nil: lead.map(figures) ?? ("", nil)
        }
    }

    private var unit: String { benchCase.work.definition.unit.phrase }

    /// One number in one direction: the best engine is faster.
    private func figures(_ lead: Lead) -> (text: String, interval: String?) {
        // Where the near end is the figure, the other end is for the details.
        let interval = lead.atLeast == nil ? lead.interval.map(FigureText.times) : nil
        guard names(lead) else { return (times(lead), interval) }
        let range = interval.map { ", \($0)" } ?? ""
        let alike = leaders.count > 1 ? "; like it \(leaders.dropFirst().joined(separator: ", "))" : ""
        return ("\(leaders[0]) \(times(lead)) than \(lead.rival)\(range)\(alike)", nil)
    }

    /// Of two engines that reach bytes in two ways the group says which one it is.
    private func names(_ lead: Lead) -> Bool { benchCase.engines.count > 2 || choice == .engine || choice == .tooClose }

    private func times(_ lead: Lead) -> String {
        benchCase.conditions.pace == nil ? "\(lead.words) faster" : "p99 latency \(lead.words) lower"
    }

    /// Provisional: no correction, and the median of all rounds.
    private func likely(_ engine: String, _ lead: Lead, _ more: Int?) -> String {
        let factor = FigureText.times(lead.factor)
        let way = benchCase.conditions.pace == nil ? "\(factor) faster" : "p99 latency \(factor) lower"
        let range = lead.interval.map { ", \(FigureText.times($0))" } ?? ""
        let rounds = more.map { "; decided after \(FigureText.plural($0, "more round")) if all agree" } ?? ""
        return "\(engine) likely \(way)\(range)\(rounds)"
    }

    /// The figure alone: `1.75x`; nil without a lead.
    package var factor: String? { lead.map(\.words) }
}

extension CaseAnswer.Lead {
    /// The figure: `1.75x`, or `at least 1.1x` where the near end of the interval says it better.
    var words: String { atLeast.map { "at least \(FigureText.times($0))" } ?? FigureText.times(factor) }
}

extension FigureText {
    /// A range of factors, of which the last has the unit: `1.64 to 1.82x`.
    package static func times(_ range: ClosedRange<Double>) -> String {
        "\(times(range.lowerBound).dropLast()) to \(times(range.upperBound))"
    }
}
