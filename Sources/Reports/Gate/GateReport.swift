package import Analysis
package import Results
import Workloads

/// What a gate has found, as its reports need it.
package struct GateReport: Sendable {
    /// The suite's name.
    package let suite: String
    /// The seed of the run.
    package let seed: UInt64
    /// The answers.
    package let judge: GateJudge
    /// What they come to.
    package let conclusion: GateConclusion
    /// The rounds of the case that has most.
    package let rounds: Int
    /// How the run ended.
    package let footer: ResultFooter
    /// What this build is compared with, such as `base ./faultline-main`; one entry for each.
    package let against: [String]
    /// True where the other build is this very program: it can show no regression.
    package let isAgainstItself: Bool
    /// The options that repeat the gate, without `--filter` and `--seed`.
    package let command: String

    /// A report.
    package init(
        suite: String,
        seed: UInt64,
        judge: GateJudge,
        conclusion: GateConclusion,
        rounds: Int,
        footer: ResultFooter,
        against: [String],
        isAgainstItself: Bool = false,
        command: String
    ) {
        self.suite = suite
        self.seed = seed
        self.judge = judge
        self.conclusion = conclusion
        self.rounds = rounds
        self.footer = footer
        self.against = against
        self.isAgainstItself = isAgainstItself
        self.command = command
    }

    /// The answers of each case that has any, in the suite's order.
    var cases: [(id: String, answers: [GateAnswer])] {
        judge.plan.cases.indices.compactMap { index in
            let answers = judge.answers.filter { $0.question.caseIndex == index }
            return answers.isEmpty ? nil : (judge.plan.cases[index].id, answers)
        }
    }

    /// `9 pass, 1 FAIL, 2 inconclusive`.
    var counts: String {
        let blocking = judge.answers.filter(\.question.isBlocking)
        let words: [(GateAnswer.Verdict, String)] = [
            (.pass, "pass"), (.fail, "FAIL"), (.inconclusive, "inconclusive"), (.notComparable, "not comparable"),
        ]
        let parts = words.compactMap { verdict, word in
            let count = blocking.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count) \(word)"
        }
        let missing = judge.plan.absences.count(where: \.fails)
        let all = parts + (missing == 0 ? [] : ["\(missing) missing"])
        return all.isEmpty ? "nothing that decides" : all.joined(separator: ", ")
    }

    /// The conclusion in a sentence.
    var sentence: String {
        switch conclusion {
        case .pass:
            judge.answers.contains { $0.question.isBlocking && $0.verdict == .inconclusive }
                ? "pass, with questions left open (--on-inconclusive \(judge.plan.rules.onInconclusive.rawValue))"
                : "pass"
        case .fail:
            judge.answers.contains { $0.question.isBlocking && $0.verdict == .fail }
                ? "FAIL: a regression, or an expectation that does not hold"
                : "FAIL: the baseline has what was not measured (--allow-missing accepts that)"
        case .inconclusive: "inconclusive: the rounds could not tell (more rounds or a quieter machine may)"
        case .notComparable: "not comparable: a question has nothing to hold its case against"
        case .nothing: "nothing was measured, so that nothing passes"
        }
    }

    /// What a gate of a program against itself is worth; nil for one against another.
    var ownBase: String? {
        isAgainstItself
            ? "The base is this very program: what is found is noise, and a regression can't be." : nil
    }

    /// The conclusion with its counts, each word once: `pass (42 questions)`, `FAIL: ... (9 pass, 1 FAIL)`.
    var outcome: String {
        let blocking = judge.answers.filter(\.question.isBlocking)
        guard conclusion == .pass, blocking.allSatisfy({ $0.verdict == .pass }) else {
            return "\(sentence) (\(counts))"
        }
        return "\(sentence) (\(FigureText.plural(blocking.count, "question")))"
    }

    /// Why stored times do not decide; nil where there are none or they do.
    var advice: String? {
        guard judge.answers.contains(where: { !$0.question.isBlocking }) else { return nil }
        return
            "Times in brackets are held against another day's file and decide nothing: the offset of a day alone raises 8 to "
            + "44 % false alarms in simulation. Measure both builds here with --base-binary, or insist with --baseline-times "
            + "block."
    }
}
