import Harness
import Reports

/// Prints the table of results that are already on disk.
enum RunReport {
    static func print(_ results: ResultFiles, terminal: Terminal) {
        Terminal.output(
            TableReport(
                header: results.header,
                footer: results.footer,
                findings: results.findings,
                files: results.files,
                style: Style(color: terminal.outputHasColor)
            ).text
        )
    }
}
