package import Results
import Workloads

/// What a run says to whoever has to choose between mmap and read/write: an answer for each case, why, and how far to trust it.
package struct Answer: Sendable {
    /// The answers by what to use, each group with its largest lead first; groups without a case are left out.
    package let groups: [(choice: CaseAnswer.Choice, cases: [CaseAnswer])]
    /// Why: for each way the case in which the cost of the other one is largest.
    package let reasons: [AnswerReason]
    /// How far it can be trusted.
    package let trust: AnswerTrust
    /// What the cases are called.
    package let names: CaseNames
    /// The machine.
    package let environment: Environment
    /// True where some case has engines of both ways.
    package let asksForWay: Bool

    /// The answer of decided findings.
    ///
    /// - Parameters:
    ///   - findings: of the whole run, whose cases share one error rate and their names.
    ///   - shown: the cases that are asked for.
    package init(
        _ findings: [CaseFinding],
        showing shown: [CaseFinding],
        header: ResultHeader,
        footer: ResultFooter
    ) {
        let pairs = shown.map { ($0, CaseAnswer($0)) }
        let order = { (answers: [CaseAnswer]) in
            // Stable: the order of the cases where leads are alike.
            answers.enumerated().sorted {
                let (left, right) = ($0.element.lead?.factor ?? 1, $1.element.lead?.factor ?? 1)
                return left != right ? left > right : $0.offset < $1.offset
            }.map(\.element)
        }
        groups = CaseAnswer.Choice.allCases.compactMap { choice in
            let answers = pairs.map { $0.1 }.filter { $0.choice == choice }
            return answers.isEmpty ? nil : (choice, order(answers))
        }
        let reasons = pairs.compactMap { finding, answer in
            AnswerReason(answer, finding).map { (choice: answer.choice, reason: $0) }
        }
        self.reasons = [CaseAnswer.Choice.mapped, .calls, .engine].compactMap { choice in
            reasons.filter { $0.choice == choice }.map { $0.reason }.max { $0.share < $1.share }
        }
        trust = AnswerTrust(shown, footer: footer)
        names = CaseNames(findings.map(\.benchCase))
        environment = header.environment
        asksForWay = shown.contains { Set($0.benchCase.engines.compactMap(\.descriptor.access)).count > 1 }
    }
}
