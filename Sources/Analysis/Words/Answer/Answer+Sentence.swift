import Workloads

extension Answer {
    /// The answer in one sentence: with figures where they fit into two lines of a terminal of 80 columns, else with names alone
    /// where they fit into three, else with counts.
    package var sentence: String {
        let candidates = [true, false].map { withFactors in made { named($0, withFactors: withFactors) } }
        return zip(candidates, [160, 240]).first { $0.count <= $1 }?.0 ?? made(Self.counted)
    }

    private func made(_ cases: ([CaseAnswer]) -> String) -> String {
        let parts = groups.compactMap { choice, answers -> String? in
            let list = cases(answers)
            let isOne = answers.count == 1
            return switch choice {
            case .mapped: "\(verb) mmap for \(list)"
            case .calls: "\(verb) read/write for \(list)"
            case .engine: "fastest: \(engines(answers, list))"
            case .tooClose: "\(list) \(isOne ? "is" : "are") too close to call"
            case .undecided: "\(list) \(isOne ? "is" : "are") not decided"
            case .alone: nil
            case .unanswered: "\(list) \(isOne ? "has" : "have") no answer"
            }
        }
        guard let first = parts.first else { return "Nothing was compared." }
        let text = ([first] + parts.dropFirst().map(Self.withoutVerb)).joined(separator: "; ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private var verb: String { trust.isProvisional ? "probably use" : "use" }

    /// The verb is said once.
    private static func withoutVerb(_ part: String) -> String {
        for verb in ["probably use ", "use "] where part.hasPrefix(verb) { return String(part.dropFirst(verb.count)) }
        return part
    }

    /// The engine of the one case, or that of each.
    private func engines(_ answers: [CaseAnswer], _ list: String) -> String {
        answers.count == 1 ? "\(answers[0].leaders.first ?? "") for \(list)" : list
    }

    private func named(_ answers: [CaseAnswer], withFactors: Bool) -> String {
        let list = answers.map { answer in
            let name = names.shortWords(of: answer.benchCase)
            let isChosen = [.mapped, .calls, .engine].contains(answer.choice)
            let factor = withFactors && isChosen ? answer.factor : nil
            return factor.map { "\(name) (\($0))" } ?? name
        }
        guard list.count > 1, let last = list.last else { return list.joined() }
        return list.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func counted(_ answers: [CaseAnswer]) -> String {
        let cases = FigureText.plural(answers.count, "case")
        guard let most = answers.filter({ $0.reason == nil }).compactMap(\.lead?.factor).max() else { return cases }
        return "\(cases) (\(answers.count == 1 ? "" : "up to ")\(FigureText.times(most)))"
    }
}
