import Results

/// Why one of two engines is ahead, in a sentence: the parts that make up most of the difference.
struct LeadSentence {
    /// Parts are named until they make up so much of the difference, but at most ``mostParts``.
    private static let enough = 0.7
    private static let mostParts = 2

    private let ahead: EngineExplanation
    private let behind: EngineExplanation
    private let verdict: Verdict
    /// Both, in the order of the case.
    private let names: String

    init(_ engine: EngineExplanation, _ baseline: EngineExplanation, verdict: Verdict) {
        names = "\(baseline.engine) and \(engine.engine)"
        // A verdict is on the medians of groups, and what is explained here is the mean: a few slow operations can part them.
        let isAhead =
            switch verdict {
            case .faster: true
            case .slower: false
            case .same, .inconclusive, .notComparable: engine.whole < baseline.whole
            }
        (ahead, behind) = isAhead ? (engine, baseline) : (baseline, engine)
        self.verdict = verdict
    }

    private struct Difference {
        let name: String
        let ahead: Double
        let behind: Double
        var gain: Double { behind - ahead }
    }

    private var gap: Double { behind.whole - ahead.whole }

    var text: String {
        let lead =
            "\(ahead.engine) is ahead of \(behind.engine) by \(FigureText.time(nanoseconds: gap)) an operation "
            + "(\(FigureText.times(behind.whole / ahead.whole)))"
        return switch verdict {
        case .same: "\(names) take the same time."
        case .inconclusive, .notComparable: "The rounds could not tell \(names) apart; by the medians \(lead)\(reason)."
        case .faster, .slower: gap > 0 ? "\(lead)\(reason).\(counted)" : parted
        }
    }

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

    /// The parts that the one behind has more of, the largest first.
    private var reason: String {
        var chosen: [Difference] = []
        var gained = 0.0
        for difference in differences where gained < Self.enough * gap && chosen.count < Self.mostParts {
            chosen.append(difference)
            gained += difference.gain
        }
        guard !chosen.isEmpty else { return "" }
        return ", by " + chosen.map(Self.phrase).joined(separator: " and ")
    }

    private var differences: [Difference] {
        let kinds = CostPart.Kind.allCases.map { kind in
            Difference(name: kind.name, ahead: ahead.nanoseconds(of: kind), behind: behind.nanoseconds(of: kind))
        }
        let rest = Difference(name: "what is unexplained", ahead: ahead.unexplained, behind: behind.unexplained)
        // A part that is a tenth of the difference or less is no reason for it.
        return (kinds + [rest]).filter { $0.gain > 0.1 * gap }.sorted { $0.gain > $1.gain }
    }

    private static func phrase(_ difference: Difference) -> String {
        let ahead = difference.ahead == 0 ? "none" : FigureText.time(nanoseconds: difference.ahead)
        return "\(difference.name) (\(FigureText.time(nanoseconds: difference.behind)) against \(ahead))"
    }
}

extension CostPart.Kind {
    /// What it is called where people read it.
    package var name: String {
        switch self {
        case .delayed: "waiting for a CPU"
        case .systemCalls: "system calls"
        case .lookup: "page cache lookup"
        case .faults: "minor faults"
        case .memory: "memory access"
        default: rawValue
        }
    }
}
