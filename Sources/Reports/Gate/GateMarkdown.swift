import Analysis

/// A gate in Markdown, for the summary of a step on GitHub.
package struct GateMarkdown {
    private let report: GateReport

    /// The Markdown of a report.
    package init(_ report: GateReport) { self.report = report }

    /// The text.
    package var text: String {
        var lines = ["### faultline gate: \(Self.escaped(report.sentence))", "", Self.escaped(report.counts), ""]
        lines += ["| verdict | case | engine | asked | found | why |", "|---|---|---|---|---|---|"]
        let order: [GateAnswer.Verdict] = [.fail, .notComparable, .inconclusive, .pass]
        for verdict in order {
            for answer in report.judge.answers where answer.verdict == verdict {
                let text = GateAnswerText(answer: answer)
                let found = [text.figure, text.times].filter { !$0.isEmpty }.joined(separator: ", ")
                let cells = [
                    text.verdict, answer.question.caseID, answer.question.subject, answer.question.text, found,
                    text.reasons.joined(separator: "; "),
                ]
                lines.append("| " + cells.map(Self.escaped).joined(separator: " | ") + " |")
            }
        }
        for absence in report.judge.plan.absences {
            let cells = [absence.verdict, absence.caseID, absence.engine ?? "", "", "", absence.words]
            lines.append("| " + cells.map(Self.escaped).joined(separator: " | ") + " |")
        }
        if let advice = report.advice { lines += ["", Self.escaped(advice)] }
        if let ownBase = report.ownBase { lines += ["", Self.escaped(ownBase)] }
        lines += ["", Self.escaped("\(report.against.joined(separator: ", ")), seed \(report.seed)"), ""]
        return lines.map { $0 + "\n" }.joined()
    }

    /// No text from a file or a machine may end a cell, or be taken for markup.
    static func escaped(_ text: String) -> String {
        var line = ""
        for letter in text {
            if letter.isNewline {
                line += " "
            } else if "\\`*_|<>[]#".contains(letter) {
                line += "\\\(letter)"
            } else {
                line.append(letter)
            }
        }
        return line
    }
}
