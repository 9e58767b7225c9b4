import Analysis
import Reports
import Results

/// What is printed of a result: the answer, or the one sentence of it, or the answer with the table behind it.
struct RunReport {
    let header: ResultHeader
    let footer: ResultFooter
    /// Of the whole run.
    let findings: [CaseFinding]
    /// The ids of the cases that are shown; nil for all of them.
    var shown: Set<String>?
    /// The file that holds the result; nil where there is none that a command could read.
    var file: String?
    /// The files that were written.
    var files: [String] = []

    /// The text, with a line end after each line.
    func text(_ options: AnswerOptions, style: Style, columns: Int) -> String {
        let answer = AnswerReport(
            header: header,
            footer: footer,
            findings: findings,
            showing: shown,
            file: options.details ? nil : file
        )
        if options.brief { return answer.brief(style: style, columns: columns) }
        let text = answer.text(style: style, columns: columns)
        guard options.details else { return text }
        let table = TableReport(
            header: header,
            footer: footer,
            findings: findings,
            showing: shown,
            files: files,
            style: style
        )
        return text + "\n" + table.text
    }
}
