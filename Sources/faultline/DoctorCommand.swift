import ArgumentParser
import Harness
import Reports

/// What limits measurements on this machine.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show what limits measurements on this machine, each with its mend."
    )

    @Option(help: "The folder where data files would lie.")
    var directory = RunPlan.defaultDirectory
    @Option(help: "When text is coloured.")
    var color = ColorChoice.auto

    func run() throws {
        let findings = Doctor.examine(directory: directory, isDebugBuild: Build.isDebug)
        Terminal.output(DoctorReport.text(findings, color: Terminal(color).outputHasColor))
    }
}

/// How this tool was built.
enum Build {
    /// True for a debug build, whose figures say nothing.
    static var isDebug: Bool {
        #if DEBUG
            true
        #else
            false
        #endif
    }
}
