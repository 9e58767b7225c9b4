import Analysis
import Results
import Workloads

/// A gate as a JUnit XML report: a test case for each question.
///
/// A question that is open or can't be compared is an *error* where it ends the gate, and *skipped* where it does not.
package struct JUnitReport {
    private let report: GateReport

    /// The XML of a report.
    package init(_ report: GateReport) { self.report = report }

    /// The document.
    package var text: String {
        let answers = report.judge.answers
        let absences = report.judge.plan.absences
        let outcomes = answers.map(outcome)
        let all = outcomes + absences.map(outcome)
        let isEmpty = report.conclusion == .nothing
        let counts = [
            ("tests", all.count + (isEmpty ? 1 : 0)), ("failures", all.count { $0 == "failure" }),
            ("errors", all.count { $0 == "error" } + (isEmpty ? 1 : 0)),
            ("skipped", all.count { $0 == "skipped" }),
        ].map { " \($0)=\"\($1)\"" }.joined()
        let seconds = FigureText.fixed(report.footer.elapsedSeconds, decimals: 3)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites\(counts) time=\"\(seconds)\">",
            "  <testsuite name=\"\(Self.escaped("faultline gate \(report.suite)"))\"\(counts) time=\"\(seconds)\">",
        ]
        for (answer, outcome) in zip(answers, outcomes) { lines += element(answer, outcome) }
        lines += absences.flatMap(element)
        if isEmpty {
            lines.append("    <testcase classname=\"faultline gate\" name=\"anything measured\">")
            lines.append("      <error message=\"\(Self.escaped(report.sentence))\"/>")
            lines.append("    </testcase>")
        }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.map { $0 + "\n" }.joined()
    }

    private func element(_ answer: GateAnswer, _ outcome: String?) -> [String] {
        let text = GateAnswerText(answer: answer)
        let name = Self.escaped("\(answer.question.subject): \(answer.question.text)")
        let lead = "    <testcase classname=\"\(Self.escaped(answer.question.caseID))\" name=\"\(name)\""
        let line = Self.escaped("\(text.verdict): \(text.line)")
        guard let outcome else { return ["\(lead)>", "      <system-out>\(line)</system-out>", "    </testcase>"] }
        return ["\(lead)>", "      <\(outcome) message=\"\(line)\"/>", "    </testcase>"]
    }

    private func element(_ absence: GateAbsence) -> [String] {
        [
            "    <testcase classname=\"\(Self.escaped(absence.caseID))\" name=\"\(Self.escaped(absence.asked))\">",
            "      <\(outcome(absence)) message=\"\(Self.escaped("missing: \(absence.words)"))\"/>",
            "    </testcase>",
        ]
    }

    private func outcome(_ absence: GateAbsence) -> String { absence.fails ? "failure" : "skipped" }

    private func outcome(_ answer: GateAnswer) -> String? {
        switch answer.verdict {
        case .pass: nil
        case .fail: answer.question.isBlocking ? "failure" : "skipped"
        case .inconclusive:
            answer.question.isBlocking && report.judge.plan.rules.onInconclusive == .fail ? "error" : "skipped"
        case .notComparable: answer.question.isBlocking && !answer.isExcused ? "error" : "skipped"
        }
    }

    /// Text for an element or an attribute; what XML 1.0 has no place for is escaped as everywhere.
    static func escaped(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in PrintableText.escaped(text).unicodeScalars {
            switch scalar {
            case "&": line.append(contentsOf: "&amp;".unicodeScalars)
            case "<": line.append(contentsOf: "&lt;".unicodeScalars)
            case ">": line.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": line.append(contentsOf: "&quot;".unicodeScalars)
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}
