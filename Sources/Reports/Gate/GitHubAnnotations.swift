import Analysis
import Workloads

/// What a gate says to GitHub Actions: an annotation for each answer that is not a pass, as workflow commands.
///
/// Source: "Workflow commands for GitHub Actions" (setting an error, warning or notice message).
package enum GitHubAnnotations {
    /// The commands, a line each.
    package static func text(_ report: GateReport) -> String {
        let lines = report.judge.answers.compactMap { answer in
            level(answer, report.judge.plan.rules.onInconclusive.rawValue).map { level in
                let text = GateAnswerText(answer: answer)
                let title = "faultline gate: \(text.verdict)"
                return "::\(level) title=\(property(title))::\(data("\(answer.question.caseID): \(text.line)"))\n"
            }
        }
        let ending = report.conclusion == .nothing ? "::error title=faultline gate::\(data(report.sentence))\n" : ""
        let missing = report.judge.plan.absences.map { absence in
            let title = "faultline gate: \(absence.verdict)"
            let text = "\(absence.caseID): \(absence.engine.map { "\($0): " } ?? "")\(absence.words)"
            return "::\(absence.fails ? "error" : "notice") title=\(property(title))::\(data(text))\n"
        }
        return lines.joined() + missing.joined() + ending
    }

    private static func level(_ answer: GateAnswer, _ onInconclusive: String) -> String? {
        guard answer.question.isBlocking else { return answer.verdict == .fail ? "warning" : nil }
        switch answer.verdict {
        case .pass: return nil
        case .fail: return "error"
        case .notComparable: return answer.isExcused ? "notice" : "error"
        case .inconclusive:
            return onInconclusive == "fail" ? "error" : onInconclusive == "warn" ? "warning" : nil
        }
    }

    /// The text of a command: `%` changes it; line ends, which would end it, are escaped as everywhere.
    static func data(_ text: String) -> String { PrintableText.escaped(text).replacing("%", with: "%25") }

    /// A property of a command, in which `:` and `,` have a meaning too.
    static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
