import ArgumentParser
import Harness
import Reports
import Results

/// How a report is written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case html, markdown
}

/// Writes stored results as a page that needs nothing else.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a page of stored results: the answer, then every figure behind it.",
        discussion: """
            The page is one file without scripts, and loads nothing: it can be sent, stored and printed. First comes the answer and \
            how far to trust it, then every pair as a ratio with its interval; of each case all trials, where the time went, \
            latencies, warnings and the nearest fio jobs; then the machine, how to measure it again, the method and the terms. \
            Two or more results stand side by side. markdown is shorter, for a comment on a pull request.

            Without --output the page has the name of the first result, and lies beside it; markdown goes to standard output. \
            Nothing is written over without --overwrite. A file that can't be read ends with 65, and results without a valid \
            trial with 4: the page, which then has the reasons, is written all the same.
            """
    )

    @Argument(help: "Result files, NAME.json or NAME.partial.jsonl.")
    var files: [String]
    @Option(name: [.customShort("o"), .long], help: "The file to write; - is standard output (default: NAME.html).")
    var output: String?
    @Option(help: "html or markdown (default: html).")
    var format = ReportFormat.html
    @Flag(help: "Write over a file that is there.")
    var overwrite = false

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("no result: give a file") }
    }

    func run() throws {
        let output = try ExportOutput(output ?? standardOutput, overwrites: overwrite, besides: files)
        let sources = try files.map { path throws(ResultError) in try ResultFileReader.export(path) { _ in true } }
        let page = ReportPage(sources)
        try output.write { sink in
            switch format {
            case .html: try page.write(to: &sink)
            case .markdown: try page.writeMarkdown(to: &sink)
            }
        }
        guard sources.contains(where: \.hasFigures) else {
            Terminal.complain("faultline: no trial is valid: the report has nothing but the reasons")
            throw ExitCode(4)
        }
    }

    /// The page beside the first result; nil, which is standard output, for Markdown.
    private var standardOutput: String? {
        guard format == .html, let first = files.first else { return nil }
        let ending = [".partial.jsonl", ".json"].first { first.hasSuffix($0) }
        return first.dropLast(ending?.count ?? 0) + ".html"
    }
}
