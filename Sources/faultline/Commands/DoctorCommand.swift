import ArgumentParser
import Harness
import Reports
import Results

/// What limits measurements on this machine.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show what limits measurements on this machine, each with its fix.",
        discussion:
            "With --placement it exits 1 if any memory is not where the kernel documents it, and 4 if a sandbox "
            + "permits none of it."
    )

    @Option(help: "The folder where data files would lie.")
    var directory = RunPlan.defaultDirectory
    @Flag(help: "Try on which NUMA nodes memory of each kind is found, instead.")
    var placement = false
    @Option(help: "When text is coloured.")
    var color = ColorChoice.auto

    func run() throws {
        let hasColor = Terminal(color).outputHasColor
        guard !placement else {
            let findings = try PlacementCheck.findings(directory: directory)
            Terminal.output(PlacementReport.text(findings, color: hasColor))
            guard findings.allSatisfy(\.isAsDocumented) else { throw ExitCode(1) }
            // Where nothing but refusals came back, nothing is known of placement.
            let found = findings.contains { if case .found = $0.outcome { true } else { false } }
            if !found, findings.contains(where: \.isRefused) { throw ExitCode(4) }
            return
        }
        let findings = Doctor.examine(directory: directory, isDebugBuild: Faultline.isDebugBuild)
        Terminal.output(DoctorReport.text(findings, color: hasColor))
    }
}
