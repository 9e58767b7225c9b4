import ArgumentParser
import Harness
import Platform
import Reports
import Results

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
    @Flag(help: "Leave paths, mount sources and machine names out of the results.")
    var redact = false
    @OptionGroup var answer: AnswerOptions
    @Option(help: "When text is coloured.")
    var color = ColorChoice.auto

    private static let ending = ".partial.jsonl"

    func run() throws {
        let own = journal.hasSuffix(Self.ending) ? String(journal.dropLast(Self.ending.count)) : journal + ".recovered"
        guard output != "", output != "-" else {
            throw ValidationError(
                "--output: '\(output ?? "")' (accepted: a name or path; standard output is for run alone)"
            )
        }
        let target = OutputTarget(name: output ?? own)
        try target.checkPlace()
        // A run that was killed while it wrote its results has left one of them perhaps: that is no other's file.
        var results = try readJournal()
        try results.write(to: target, finishing: true)
        let report = RunReport(
            header: results.header,
            footer: results.footer,
            findings: results.findings,
            file: results.files.first,
            files: results.files
        )
        let style = Style(color: Terminal(color).outputHasColor)
        Terminal.output(report.text(answer, style: style, columns: Terminal.textColumns(1)))
    }

    /// A journal that is missing, or none at all, is a bad input file.
    private func readJournal() throws -> ResultFiles {
        do {
            guard !Terminal.isPipe(journal) else { throw ResultError("a pipe, not a file") }
            try JournalLock.check(journal)
            return try ResultFiles(journal: journal, redaction: redact ? .ofThisMachine : nil)
        } catch let error as SystemError {
            throw HarnessError(.input, "\(journal): can't be read: \(error.reason)\(finished)")
        } catch let error as ResultError {
            guard !isResult else {
                throw HarnessError(
                    .input,
                    "\(journal): a finished result, of which nothing is to be recovered: faultline show prints it"
                )
            }
            throw HarnessError(.input, "\(journal): \(error)")
        }
    }

    /// Whether the file is what is made of a journal.
    private var isResult: Bool {
        // To open a pipe would wait for its writer.
        guard !Terminal.isPipe(journal), let stored = try? StoredResult.read(journal) else { return false }
        if case .journal = stored { return false }
        return true
    }

    /// Says that the journal has become results, where these are there.
    private var finished: String {
        guard journal.hasSuffix(Self.ending), !ProcFile.isTaken(journal) else { return "" }
        let results = OutputTarget(name: String(journal.dropLast(Self.ending.count)))
        return ProcFile.isTaken(results.json)
            ? "; \(results.json) is there, of a run that ended or has been recovered: faultline show prints it" : ""
    }
}
