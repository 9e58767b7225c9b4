package import Analysis
import Workloads

/// What `gate --explain` prints: for each case every question, and the rule that asks it.
package struct GateExplanation {
    private let plan: GatePlan
    private let style: Style

    /// An explanation of a plan.
    package init(_ plan: GatePlan, style: Style = .plain) {
        self.plan = plan
        self.style = style
    }

    /// The text, with a line end after each line.
    package var text: String {
        var table = TextTable([.left, .left, .left])
        for question in plan.questions { table.add(cells(question)) }
        let rows = table.lines(indent: "  ")
        var lines: [String] = []
        for (index, benchCase) in plan.cases.enumerated() {
            lines.append(style.bold(benchCase.id))
            let own = plan.questions.indices.filter { plan.questions[$0].caseIndex == index }
            lines += own.isEmpty ? ["  " + style.doubtful("no rule asks anything of this case")] : own.map { rows[$0] }
        }
        for absence in plan.absences {
            lines.append(style.bold(absence.caseID))
            let text = (absence.engine.map { "\($0): " } ?? "") + absence.words
            lines.append("  " + (absence.fails ? style.bad(text) : style.doubtful(text)))
        }
        let cases = FigureText.plural(plan.cases.count, "case")
        lines.append("")
        lines.append(
            "\(cases), \(FigureText.plural(plan.questions.count, "question")); an answer that can't be found: "
                + "\(plan.rules.onInconclusive.rawValue). Nothing was measured."
        )
        return style.text(lines)
    }

    private func cells(_ question: GateQuestion) -> [TextTable.Cell] {
        [
            TextTable.Cell(text: question.subject),
            TextTable.Cell(text: question.text),
            TextTable.Cell(
                text: question.rule + (question.isBlocking ? "" : ", advice only: baseline-times advise"),
                style: style.dim
            ),
        ]
    }
}
