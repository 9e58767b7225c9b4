import Workloads

/// What all answers of a gate come to.
package enum GateConclusion: String, CaseIterable, Hashable, Sendable, Codable {
    /// Every question that decides was answered, and none badly.
    case pass
    /// A regression, an expectation that does not hold, or a case or engine that only the baseline has.
    case fail
    /// A question that decides could not be answered, and that is to be an error.
    case inconclusive
    /// A question that decides has nothing to hold its case against.
    case notComparable = "not-comparable"
    /// Nothing was measured, or no question was asked: that never passes.
    case nothing

    /// The conclusion of a judge. A failure goes before what could not be compared, and that before what is not known.
    package init(_ judge: GateJudge, validTrials: Int) {
        let blocking = judge.answers.filter(\.question.isBlocking)
        let comparable = blocking.filter { !$0.isExcused }
        if validTrials == 0 || judge.answers.isEmpty {
            self = .nothing
        } else if blocking.contains(where: { $0.verdict == .fail }) || judge.plan.absences.contains(where: \.fails) {
            self = .fail
        } else if comparable.contains(where: { $0.verdict == .notComparable }) {
            self = .notComparable
        } else if blocking.contains(where: { $0.verdict == .inconclusive }), judge.plan.rules.onInconclusive == .fail {
            self = .inconclusive
        } else if blocking.isEmpty || comparable.isEmpty {
            self = blocking.isEmpty ? .nothing : .notComparable
        } else {
            self = .pass
        }
    }

    /// The exit code.
    package var exitCode: Int32 {
        switch self {
        case .pass: 0
        case .fail: 1
        case .inconclusive: 2
        case .notComparable: 3
        case .nothing: 4
        }
    }
}
