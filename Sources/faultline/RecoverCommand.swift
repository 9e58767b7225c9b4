import ArgumentParser
import Harness
import Reports

/// Makes JSON and CSV of a journal that a crash left behind.
struct RecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Make JSON and CSV of a journal (NAME.partial.jsonl) that a crash left behind."
    )

    @Argument(help: "The journal.")
    var journal: String
    @Option(help: "The name of the results: NAME.json and NAME.csv (default: the journal's own).")
    var output: String?
    @Option(help: "When text is coloured: auto, always or never (default: auto).")
    var color = ColorChoice.auto

    func run() throws {
        let ending = ".partial.jsonl"
        let own = journal.hasSuffix(ending) ? String(journal.dropLast(ending.count)) : journal + ".recovered"
        let target = OutputTarget(name: output ?? own)
        try target.check(includingJournal: false)
        var results = try ResultFiles(journal: journal)
        try results.write(to: target)
        RunReport.print(results, terminal: Terminal(color))
    }
}
