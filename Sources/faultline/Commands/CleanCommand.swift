import ArgumentParser
import Harness
import Platform
import Reports

/// Removes what runs have left that were killed.
struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove what runs have left whose processes are gone: folders of data, huge pages.",
        discussion: """
            Only folders that carry Faultline's marker and belong to this user are touched, and only where the process of \
            the marker is gone. Rounds of a run whose results were for standard output are kept as a journal. Ends with 74 if \
            something could not be removed.
            """
    )

    @Option(
        help:
            "The folder that runs had as --directory; that of the last run is looked at in any case (default: /var/tmp)."
    )
    var directory = RunPlan.defaultDirectory
    @Flag(help: "Show what would be removed, and remove nothing.")
    var dryRun = false

    func run() throws {
        let leftovers = Leftovers.find(in: [directory])
        guard !leftovers.isEmpty else {
            Terminal.output("nothing is left of runs that are gone\n")
            return
        }
        guard !dryRun else {
            Terminal.output(Style.plain.text(leftovers.map { "would remove \($0.words)" }))
            return
        }
        var isWhole = true
        for leftover in leftovers {
            let removal = Leftovers.remove(leftover)
            Terminal.output(Style.plain.text(removal.done))
            for trouble in removal.troubles { Terminal.complain("faultline: \(trouble)") }
            isWhole = isWhole && removal.troubles.isEmpty
        }
        if !isWhole { throw ExitCode(74) }
    }
}
