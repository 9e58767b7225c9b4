import ArgumentParser
import Glibc
import Harness
import Platform
import Reports

/// The files of `gate` beside its table.
struct GateOutputs: ParsableArguments {
    @Option(help: "Write a JUnit XML report here; an existing file is refused.")
    var junit: String?
    @Option(help: "Write the answers as JSON here; an existing file is refused.")
    var json: String?
    @Flag(help: "Print annotations for GitHub Actions, and add Markdown to the file that GITHUB_STEP_SUMMARY names.")
    var github = false

    /// Makes sure that the files can be made, before anything is measured.
    func check() throws {
        for (option, path) in files {
            guard !ProcFile.isTaken(path) else {
                throw HarnessError(
                    .output,
                    "\(option): \(path) exists already, and nothing is overwritten: choose another name"
                )
            }
            do {
                try UnfinishedFile(for: path).discard()
            } catch {
                throw HarnessError(.output, "\(option): nothing can be written at \(path): \(error)")
            }
        }
        if let junit, junit == json { throw ValidationError("--json: the same file as --junit") }
        guard github, let summary else { return }
        try StepSummary(summary).check()
    }

    /// Writes all that was asked for.
    func write(_ report: GateReport) throws {
        if let junit { try write(JUnitReport(report).text, "--junit", junit) }
        if let json { try write(try GateJSON(report).text(), "--json", json) }
        guard github else { return }
        Terminal.output(GitHubAnnotations.text(report))
        if let summary { try StepSummary(summary).append(GateMarkdown(report).text) }
    }

    private var files: [(option: String, path: String)] {
        [("--junit", junit), ("--json", json)].compactMap { option, path in path.map { (option, $0) } }
    }

    private var summary: String? {
        unsafe getenv("GITHUB_STEP_SUMMARY").map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func write(_ text: String, _ option: String, _ path: String) throws {
        do {
            try UnfinishedFile.write(Array(text.utf8), to: path)
        } catch {
            throw HarnessError(.output, "\(option): \(path) can't be written: \(error)")
        }
    }
}
