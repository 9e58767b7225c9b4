import Analysis

/// A gate in Markdown, for the summary of a step on GitHub.
package struct GateMarkdown {
    private let report: GateReport

    /// The Markdown of a report.
    package init(_ report: GateReport) { self.report = report }

    /// The text.
    package var text: String {
        var lines = [
            "### faultline gate: \(MarkdownText.escaped(report.sentence))", "", MarkdownText.escaped(report.counts), "",
        ]
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
                lines.append("| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |")
            }
        }
        for absence in report.judge.plan.absences {
            let cells = [absence.verdict, absence.caseID, absence.engine ?? "", "", "", absence.words]
            lines.append("| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |")
        }
        if let advice = report.advice { lines += ["", MarkdownText.escaped(advice)] }
        if let ownBase = report.ownBase { lines += ["", MarkdownText.escaped(ownBase)] }
        lines += ["", MarkdownText.escaped("\(report.against.joined(separator: ", ")), seed \(report.seed)"), ""]
        return Style.plain.text(lines)
    }
}
