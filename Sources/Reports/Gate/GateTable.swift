import Analysis
import Results
import Workloads

/// The table that a gate prints: a block for each case, then what it comes to.
package struct GateTable {
    private let report: GateReport
    private let style: Style

    /// A table of a report.
    package init(_ report: GateReport, style: Style = .plain) {
        self.report = report
        self.style = style
    }

    /// The text, with a line end after each line.
    package var text: String {
        var lines: [String] = []
        var table = TextTable([.left, .left, .left, .left, .left])
        for (_, answers) in report.cases {
            for answer in answers { table.add(cells(answer)) }
        }
        let widths = table.widths
        for (id, answers) in report.cases {
            lines += [style.bold(id)]
            for answer in answers {
                var row = TextTable([.left, .left, .left, .left, .left])
                row.add(cells(answer))
                lines += row.lines(indent: "  ", widths: widths)
                let reasons = GateAnswerText(answer: answer).reasons.joined(separator: "; ")
                lines += wrapped(reasons, columns: ReportText.columns - 6, indent: "  ").map {
                    "      " + style.dim($0)
                }
            }
            lines.append("")
        }
        lines += absences
        lines += legend
        return style.text(lines)
    }

    private var absences: [String] {
        let all = report.judge.plan.absences
        guard !all.isEmpty else { return [] }
        var table = TextTable([.left, .left])
        for absence in all {
            let text = [absence.caseID, absence.engine].compactMap(\.self).joined(separator: ": ")
            let set = absence.fails ? style.bad : style.doubtful
            table.add([TextTable.Cell(text: absence.verdict, style: set), TextTable.Cell(text: text)])
        }
        return [style.bold("only in the baseline")] + table.lines(indent: "  ") + [""]
    }

    private func cells(_ answer: GateAnswer) -> [TextTable.Cell] {
        let text = GateAnswerText(answer: answer)
        return [
            TextTable.Cell(text: text.verdict, style: set(answer)),
            TextTable.Cell(text: answer.question.subject),
            TextTable.Cell(text: text.figure),
            TextTable.Cell(text: answer.question.text, style: style.dim),
            TextTable.Cell(text: text.times),
        ]
    }

    private func set(_ answer: GateAnswer) -> (String) -> String {
        switch answer.verdict {
        case .pass: return style.good
        case .fail where answer.question.isBlocking: return style.bad
        case .fail, .inconclusive, .notComparable: return style.doubtful
        }
    }

    private var legend: [String] {
        var lines: [String] = []
        let footer = report.footer
        var lead = ["suite \(report.suite)"] + report.against
        lead.append(FigureText.plural(report.rounds, "round"))
        lead.append(FigureText.plural(report.judge.looksTaken, "look"))
        lead.append("seed \(report.seed)")
        lead.append(FigureText.duration(seconds: footer.elapsedSeconds))
        if footer.ended != "done" { lead.append("cut short by \(footer.ended)") }
        lines.append(lead.joined(separator: ", "))
        lines.append(
            "Intervals stand at the level of the verdict: \(FigureText.percent(Verdicts.familyError)) error for all times and "
                + "for all expectations, over the looks and by Holm. pass: the upper end of the 90 % interval is below the "
                + "limit, and a change of that size would have been seen."
        )
        if let advice = report.advice { lines.append(advice) }
        if let ownBase = report.ownBase { lines.append(ownBase) }
        var text: [String] = []
        for line in lines { text += wrapped(line, columns: ReportText.columns, indent: "").map { style.dim($0) } }
        if let rerun { text.append("run only this again: \(rerun)") }
        text.append("gate: \(report.outcome)")
        return text
    }

    /// The command that repeats the first case that failed.
    private var rerun: String? {
        let failed = report.judge.answers.first { $0.verdict == .fail && $0.question.isBlocking }
        return failed.map { answer in
            let id = answer.question.caseID.replacing(".", with: "[.]")
            return "\(report.command) --filter '^\(id)$' --seed \(report.seed)"
        }
    }
}
