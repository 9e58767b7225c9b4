import ArgumentParser
import Harness
import Reports
import Results
import Workloads

/// Writes a stored result in a format that other tools read.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a stored result in a format that other tools read.",
        discussion: """
            Formats, each with the ending of its files:

            \(ExportChoice.list)

            What a format has no place for is left out, and named on standard error. Nothing is written over without \
            --overwrite. A file that can't be read ends with 65, one without a valid trial with 4: then only csv, \
            openmetrics, junit and fio-job are written.
            """
    )

    @Argument(help: "Result files, NAME.json or NAME.partial.jsonl; more than one for \(ExportChoice.several).")
    var files: [String]
    @Option(help: "The format: \(ExportChoice.names.joined(separator: ", ")).", transform: ExportChoice.init)
    var to: ExportChoice
    @Option(
        name: [.customShort("o"), .long],
        help: "The file to write; - is standard output (default: standard output)."
    )
    var output: String?
    @Flag(help: "Write over a file that is there.")
    var overwrite = false
    @Option(help: "Export only cases whose id matches this regular expression (default: all).")
    var filter: String?

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("no result: give a file") }
        guard files.count == 1 || to.format.takesSeveral else {
            throw ValidationError("--to \(to.format.name) takes one result; \(ExportChoice.several) take several")
        }
    }

    func run() throws {
        let output = try ExportOutput(output, overwrites: overwrite, besides: files)
        let expression: CaseFilter?
        do { expression = try filter.map { text throws(WorkloadError) in try CaseFilter(text) } } catch {
            throw ValidationError("--filter: \(error)")
        }
        let sources = try files.map { path throws(ResultError) in
            try ResultFileReader.export(path) { expression?.matches($0) ?? true }
        }
        if let filter, sources.allSatisfy(\.findings.isEmpty) {
            throw ValidationError("--filter: no case matches '\(filter)'")
        }
        let hasFigures = sources.contains(where: \.hasFigures)
        if hasFigures || to.format.showsRefusals {
            try write(sources, to: output)
            say(to.format.omissions(sources))
        }
        guard hasFigures else {
            Terminal.complain("faultline: no trial is valid: there is nothing to export but the reasons")
            throw ExitCode(4)
        }
    }

    private func write(_ sources: [ExportSource], to output: ExportOutput) throws {
        do {
            try output.write { sink in try to.format.write(sources, to: &sink) }
        } catch let error as ResultError where files.count == 1 {
            throw error.within(files[0])
        }
    }

    private static let mostLines = 20

    private func say(_ omissions: [String]) {
        for omission in omissions.prefix(Self.mostLines) { Terminal.complain("faultline: left out: \(omission)") }
        let more = omissions.count - Self.mostLines
        if more > 0 { Terminal.complain("faultline: left out: \(more) more like these") }
    }
}
