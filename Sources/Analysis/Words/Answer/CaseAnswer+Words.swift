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
            ("differences above \(FigureText.percent(effect)) would have shown", nil)
        case .pair(let reason): (reason.words, nil)
        case .nothingValid(let reason): (reason?.words ?? "nothing was measured", nil)
        case .alone(let nanoseconds): ("\(FigureText.time(nanoseconds: nanoseconds)) \(unit)", nil)
        case nil: lead.map(figures) ?? ("", nil)
        }
    }

    private var unit: String { benchCase.work.definition.unit.phrase }

    /// One number in one direction: the best engine is faster.
    private func figures(_ lead: Lead) -> (text: String, interval: String?) {
        guard names(lead) else { return (times(lead), lead.interval.map(FigureText.times)) }
        let range = lead.interval.map { ", \(FigureText.times($0))" } ?? ""
        let alike = leaders.count > 1 ? "; like it \(leaders.dropFirst().joined(separator: ", "))" : ""
        return ("\(leaders[0]) \(times(lead)) than \(lead.rival)\(range)\(alike)", nil)
    }

    /// Of two engines that reach bytes in two ways the group says which one it is.
    private func names(_ lead: Lead) -> Bool { benchCase.engines.count > 2 || choice == .engine || choice == .tooClose }

    private func times(_ lead: Lead) -> String {
        let factor = FigureText.times(lead.factor)
        return benchCase.conditions.pace == nil ? "\(factor) faster" : "p99 latency \(factor) lower"
    }

    /// The figure alone: `1.75x`; nil without a lead.
    package var factor: String? { lead.map { FigureText.times($0.factor) } }
}

extension FigureText {
    /// A range of factors, of which the last has the unit: `1.64 to 1.82x`.
    package static func times(_ range: ClosedRange<Double>) -> String {
        "\(times(range.lowerBound).dropLast()) to \(times(range.upperBound))"
    }
}
