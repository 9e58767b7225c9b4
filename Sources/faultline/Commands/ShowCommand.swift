import Analysis
import ArgumentParser
import Reports
import Results
import Workloads

/// Prints a stored result as `run` did.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a stored result as run printed it.",
        discussion: """
            Verdicts, chief costs and warnings are found again in the trials that the file holds, over all cases of the run \
            even where one of them is shown. A file that can't be read ends with 65, a case that is not in it with 64, and one \
            without a valid trial with 4.
            """
    )

    @Argument(help: "A result file, NAME.json or NAME.partial.jsonl.")
    var file: String
    @Argument(help: "The id of a case, or the name of a workload (default: all cases).")
    var name: String?
    @OptionGroup var answer: AnswerOptions
    @Option(help: "When text is coloured: auto, always or never (default: auto).")
    var color = ColorChoice.auto

    func run() throws {
        let (header, footer, findings) = try ResultFileReader.findings(file)
        let chosen = try CaseChoice.findings(named: name, among: findings, of: file)
        let report = RunReport(
            header: header,
            footer: footer,
            findings: findings,
            shown: Set(chosen.map(\.benchCase.id)),
            file: file
        )
        let style = Style(color: Terminal(color).outputHasColor)
        Terminal.output(report.text(answer, style: style, columns: Terminal.textColumns(1)))
        guard chosen.contains(where: \.hasFigures) else {
            Terminal.complain("faultline: nothing was measured: no trial is valid; the reasons stand above")
            throw ExitCode(4)
        }
    }
}
