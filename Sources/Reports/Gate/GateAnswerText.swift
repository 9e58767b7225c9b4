import Analysis
import Workloads

/// An answer of a gate in words: the same in the table, in Markdown, in JUnit and in annotations.
struct GateAnswerText {
    let answer: GateAnswer

    /// `pass`, `FAIL`, `inconclusive`, `not comparable`; advice is marked.
    var verdict: String {
        let word =
            switch answer.verdict {
            case .pass: "pass"
            case .fail: "FAIL"
            case .inconclusive: "inconclusive"
            case .notComparable: "not comparable"
            }
        return answer.question.isBlocking ? word : "(\(answer.verdict == .fail ? "slower" : word))"
    }

    /// The figure with its interval: a change for times, a ratio for expectations, both values for counters.
    var figure: String { known ?? FigureText.missing }

    private var known: String? {
        switch answer.question.kind {
        case .expectation: ratio
        case .counter:
            answer.before.flatMap { old in
                answer.now.map { "\(FigureText.count(old)) -> \(FigureText.count($0))" }
            }
        case .time, .storedTime: change
        }
    }

    /// Both times, where the figure is their change.
    var times: String {
        guard answer.question.isTime, let old = answer.before, let new = answer.now else { return "" }
        return "\(FigureText.time(nanoseconds: old)) -> \(FigureText.time(nanoseconds: new))"
    }

    /// Why, and what moved with it: a phrase each.
    var reasons: [String] { (answer.note.map { [$0] } ?? []) + answer.evidence }

    /// All of it in a line.
    var line: String {
        let asked = "\(answer.question.subject): \(answer.question.text)"
        let parts = [asked, known, times.isEmpty ? nil : times].compactMap(\.self)
        return ([parts.joined(separator: ", ")] + reasons).joined(separator: "; ")
    }

    private var ratio: String? {
        guard let ratio = answer.ratio else { return nil }
        guard let lower = answer.lower, let upper = answer.upper else { return FigureText.ratio(ratio) }
        return "\(FigureText.ratio(ratio)) [\(FigureText.ratio(lower)), \(FigureText.ratio(upper))]"
    }

    private var change: String? {
        guard let ratio = answer.ratio else { return nil }
        guard let lower = answer.lower, let upper = answer.upper else { return "\(points(ratio)) %" }
        return "\(points(ratio)) % [\(points(lower)), \(points(upper))]"
    }

    private func points(_ ratio: Double) -> String {
        let text = FigureText.fixed((ratio - 1) * 100, decimals: 1)
        return text.hasPrefix("-") ? text : "+\(text)"
    }
}

extension GateQuestion {
    /// True for the questions whose figure is a change of time.
    var isTime: Bool {
        switch kind {
        case .time, .storedTime: true
        case .expectation, .counter: false
        }
    }
}

extension GateAbsence {
    /// `FAIL`, or `(missing)` where it is allowed.
    var verdict: String { fails ? "FAIL" : "(missing)" }

    /// What stands where an answer has its question.
    var asked: String { engine.map { "\($0): measured" } ?? "measured" }
}
