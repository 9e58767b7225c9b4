import Analysis
import ArgumentParser
import Reports
import Results
import Workloads

/// How an explanation is printed.
enum ExplainFormat: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
}

/// Takes the time of each engine of a stored result apart.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show where the time of each engine went, and why one is ahead.",
        discussion: """
            Measured phases and waiting come first. Within the access: system calls, copying, minor faults and memory access, \
            each a count times a price that the run measured before its first round, and none with the time of another; then \
            what they leave unexplained, which may be below 0. Results of earlier versions are explained as far as their prices \
            go. A file that can't be read ends with 65, a case that is not in it with 64, and one without a valid trial with 4.
            """
    )

    @Argument(help: "A result file, NAME.json or NAME.partial.jsonl.")
    var file: String
    @Argument(help: "The id of a case, or the name of a workload (default: all cases).")
    var name: String?
    @Option(help: "text, markdown or json (default: text).")
    var format = ExplainFormat.text
    @Option(help: "When text is coloured: auto, always or never (default: auto).")
    var color = ColorChoice.auto

    func run() throws {
        let (header, _, findings) = try ResultFileReader.findings(file)
        let chosen = try CaseChoice.findings(named: name, among: findings, of: file)
        let explanations = chosen.map {
            Explanation($0, environment: header.environment, counters: header.settings.counters)
        }
        switch format {
        case .text:
            let style = Style(color: Terminal(color).outputHasColor)
            Terminal.output(ExplainText(explanations, style: style).text)
        case .markdown: Terminal.output(ExplainMarkdown.text(explanations))
        case .json: Terminal.output(try ExplainJSON.text(explanations))
        }
        guard explanations.contains(where: { !$0.engines.isEmpty }) else {
            Terminal.complain("faultline: nothing could be explained: no trial is valid")
            throw ExitCode(4)
        }
    }
}
