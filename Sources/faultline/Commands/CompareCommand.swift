internal import Analysis
internal import ArgumentParser
import Harness
import Reports
import Results
import Workloads

/// How a comparison is printed.
enum CompareFormat: String, CaseIterable, ExpressibleByArgument {
    case table, markdown, csv, json
}

extension CompareOrder: ExpressibleByArgument {}

/// Compares results of several runs with the first of them.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare results of several runs with the first of them.",
        discussion: """
            Shows for each case and engine both medians, their ratio with its interval and a verdict; the engines' ratios \
            to their baseline with their change; geometric means; and what differs between the runs. Runs of other \
            machines, settings or parameters are not compared (exit code 3) unless --allow-mismatch, and then by engine \
            ratios alone. Too few valid rounds for any row end with 3, too; no case in common, or no valid trial, with 4; a file \
            that can't be read with 65.

            Times of stored files raise false alarms in 8 to 44 % of comparisons even on identical code: what is shown \
            is advice. Engine ratios and counters (--metric syscalls) last longer.

            Metrics, all for one operation: time, mean, p95 (of the groups of batches); cpu (user and system), user, \
            system; faults (minor and major), minor-faults, major-faults; syscalls; switches (voluntary and involuntary); \
            device-bytes (read, and written where there was a sync), device-read-bytes, device-write-bytes (of the whole \
            system), dirtied-bytes (of whole folios).
            """
    )

    @Argument(help: "Result files, NAME.json or NAME.partial.jsonl; the first is the base.")
    var files: [String]
    @Option(help: "table, markdown, csv or json (default: table).")
    var format = CompareFormat.table
    @Option(
        help:
            "The figure to compare: \(Figure.compared.map(\.name).joined(separator: ", ")) (default: time)."
    )
    var metric = Figure.time
    @Option(
        help: """
            The order of the cases: case (as in the base), ratio (the largest first), change (the largest either way \
            first) or verdict (slower first) (default: case).
            """
    )
    var sort = CompareOrder.case
    @Option(help: "Compare only cases whose id matches this regular expression (default: all).")
    var filter: String?
    @Flag(help: "Show engine ratios, without verdicts, where machines or parameters differ.")
    var allowMismatch = false
    @Option(help: "When text is coloured: auto, always or never (default: auto).")
    var color = ColorChoice.auto

    func validate() throws {
        guard files.count >= 2 else {
            throw ValidationError("one result can't be compared: give the base and at least one other file")
        }
    }

    func run() throws {
        let expression: CaseFilter?
        do { expression = try filter.map { text throws(WorkloadError) in try CaseFilter(text) } } catch {
            throw ValidationError("--filter: \(error)")
        }
        let sources = try files.map { path throws(ResultError) in try ResultFileReader.source(path, metric: metric) }
        let options = CompareOptions(
            allowsMismatch: allowMismatch,
            order: sort,
            includes: { id in expression?.matches(id) ?? true }
        )
        guard let finding = Comparing.compare(sources, options: options) else { return }
        try print(finding)
        if finding.isRefused {
            Terminal.error(CompareRefusal.text(finding))
            throw ExitCode(3)
        }
        guard let absence = finding.absence else { return }
        let code = absence.isNotComparable ? HarnessError.Code.notComparable : .nothingMeasured
        Terminal.complain("faultline: \(words(absence))")
        throw ExitCode(code.rawValue)
    }

    private func print(_ finding: CompareFinding) throws {
        switch format {
        case .table:
            // What is refused goes to standard error; a table of nothing is none.
            let isEmpty = finding.others.allSatisfy { $0.state == .refused }
            let style = Style(color: Terminal(color).outputHasColor)
            if !isEmpty { Terminal.output(CompareReport(finding, style: style).lines) }
        case .markdown: Terminal.output(CompareMarkdown.text(finding))
        case .csv: Terminal.output(CompareCSV.text(finding))
        case .json: Terminal.output(try CompareJSON.text(finding))
        }
    }

    private func words(_ absence: CompareAbsence) -> String {
        guard absence == .noCase, let filter else { return absence.words }
        return "nothing could be compared: no case that matches '\(filter)' is in both files"
    }
}
