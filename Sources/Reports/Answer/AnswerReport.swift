package import Analysis
package import Results
import Workloads

/// What a run says first: which way to use in each case, why, how far to trust it, and all of it in one sentence.
package struct AnswerReport {
    private let answer: Answer
    private let warnings: WarningBlock
    private let others: Int
    private let file: String?
    private let figures: String

    private static let columns = [
        ReportTable.Column(""), ReportTable.Column("", fit: .wrapped), ReportTable.Column("", fit: .wrapped),
        ReportTable.Column(""),
    ]
    /// More warnings than these stand with the figures.
    private static let mostNotes = 3

    /// Makes a report of decided findings.
    ///
    /// - Parameters:
    ///   - findings: of the whole run, over which verdicts are corrected.
    ///   - shown: the ids of the cases that are shown; nil for all of them.
    ///   - file: the result, for the command that shows its figures; nil where there is none.
    ///   - figures: where the warnings are that do not stand beside the answer.
    package init(
        header: ResultHeader,
        footer: ResultFooter,
        findings: [CaseFinding],
        showing shown: Set<String>? = nil,
        file: String? = nil,
        figures: String = "--details"
    ) {
        self.figures = figures
        let cases = findings.filter { shown?.contains($0.benchCase.id) ?? true }
        answer = Answer(findings, showing: cases, header: header, footer: footer)
        let run = RunWarnings.all(header: header, footer: footer)
        warnings = WarningBlock(run: run, cases: cases, names: answer.names, isForAnswer: true)
        let all = WarningBlock(run: run, cases: cases, names: answer.names)
        others = all.texts.count - min(warnings.texts.count, Self.mostNotes)
        self.file = file
    }

    /// The sentence alone, with a line end.
    ///
    /// - Parameter columns: the width it keeps to.
    package func brief(style: Style = .plain, columns: Int) -> String {
        ReportText.text(Report([Report.Section([sentence])]), style: style, columns: columns)
    }

    /// The text, with a line end after each line.
    ///
    /// - Parameter columns: the width it keeps to, wherever a single word is not wider.
    package func text(style: Style = .plain, columns: Int) -> String {
        ReportText.text(document, style: style, columns: columns)
    }

    /// What is said, before it is set in type.
    package var document: Report {
        Report([Report.Section(opening + [.table(table)]), Report.Section(remarks), Report.Section(closing)])
    }

    /// What is asked.
    var question: String { answer.asksForWay ? "Should this use mmap?" : "Which is faster?" }

    /// The question with the machine, and how busy that was where others used it.
    var opening: [Report.Block] {
        let machine = ReportNote(.labelled(question, isIndented: false), answer.environment.machineWords)
        guard answer.trust.isBusy else { return [.note(machine)] }
        return [.note(machine), .note(ReportNote(.paragraph, answer.trust.busyWords, tone: .doubtful))]
    }

    /// The groups of cases.
    var table: ReportTable {
        let rows = answer.groups.flatMap { choice, cases in
            cases.enumerated().map { place, answer in row(answer, heading: place == 0 ? choice : nil) }
        }
        return ReportTable(.list, columns: Self.columns, rows: rows)
    }

    private func row(_ answer: CaseAnswer, heading: CaseAnswer.Choice?) -> [ReportCell] {
        let (text, interval) = answer.line
        let name = self.answer.names.words(of: answer.benchCase) + (answer.writeback.map { ", \($0)" } ?? "")
        let isProvisional = self.answer.trust.isProvisional
        return [
            heading.map { .text($0.heading(isProvisional: isProvisional), tone: Self.tone($0)) } ?? ReportCell(.empty),
            .text(name), .text(text),
            interval.map { .text($0, tone: .quiet) } ?? ReportCell(.empty),
        ]
    }

    private static func tone(_ choice: CaseAnswer.Choice) -> ReportTone {
        switch choice {
        case .mapped, .calls, .engine: .good
        case .tooClose, .alone: .plain
        case .undecided, .unanswered: .doubtful
        }
    }

    /// Why, how far to trust it, and what to know beside it.
    var remarks: [Report.Block] {
        let why = answer.reasons.map { $0.words(at: answer.names.shortWords(of: $0.benchCase)) }
        let reasons =
            why.isEmpty ? [] : [ReportNote(.labelled("Why", isIndented: true), why.joined(separator: "; ") + ".")]
        let trust = ReportNote(.labelled("Trust", isIndented: true), answer.trust.words + ".")
        return (reasons + [trust] + notes).map { .note($0) }
    }

    /// The warnings that stand beside the answer, and how many others stand with the figures.
    private var notes: [ReportNote] {
        var texts = Array(warnings.texts.prefix(Self.mostNotes))
        if others > 0 {
            let last = texts.last.map { "\($0) (\(others) more: \(figures))" }
            texts = texts.dropLast() + [last ?? "\(FigureText.plural(others, "warning")): \(figures)"]
        }
        return texts.enumerated().map {
            ReportNote(.labelled($0 == 0 ? "Note" : "", isIndented: true), "\($1).", tone: .doubtful)
        }
    }

    /// The command that shows the figures.
    private var details: ReportNote? {
        guard let file else { return nil }
        let command = "faultline show \(ShellText.quoted(file)) --details"
        return ReportNote(.paragraph, "Details: \(command)", tone: .quiet)
    }

    private var closing: [Report.Block] { (details.map { [.note($0)] } ?? []) + [sentence] }

    /// All of it in one sentence.
    var sentence: Report.Block { .note(ReportNote(.paragraph, answer.sentence)) }
}
