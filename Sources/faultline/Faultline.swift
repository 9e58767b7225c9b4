import ArgumentParser

/// The command line: one file for each subcommand; this one finds the subcommand and ends with the right code.
@main
struct Faultline: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "faultline",
        abstract: "Should this code use mmap or read/write, on this machine, for this access pattern, and why?",
        discussion: """
            Runs the same work through memory-mapped and through system-call I/O, side by side in shuffled rounds, and \
            answers with a ratio, its interval, a verdict and the chief cost.

            Exit codes: 0 done; 4 nothing could be measured; 64 usage; 65 bad input file; 70 internal error; 73 output \
            cannot be made; 74 I/O error; 130 and 143 interrupted, with what was measured kept.
            """,
        version: version,
        subcommands: [RunCommand.self, ListCommand.self, DoctorCommand.self, RecoverCommand.self, WorkerCommand.self]
    )

    /// Without a subcommand: help.
    func run() throws { throw CleanExit.helpRequest(Self.self) }

    static func main() {
        Terminal.ignoreBrokenPipes()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Exit.end(with: error)
        }
    }
}
