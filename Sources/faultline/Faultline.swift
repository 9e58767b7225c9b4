import ArgumentParser
import Platform
import Workloads

/// The command line: one file for each subcommand; this one finds the subcommand and ends with the right code.
@main
struct Faultline: ParsableCommand {
    static let version = "0.2.0-dev"

    static let configuration = CommandConfiguration(
        commandName: "faultline",
        abstract: "Should this code use mmap or read/write, on this machine, for this access pattern, and why?",
        discussion: """
            Runs the same work through memory-mapped and through system-call I/O, side by side in shuffled rounds, and \
            answers with a ratio, its interval, a verdict and the chief cost.

            Exit codes: 0 done; 1 regression or failed expectation, 2 inconclusive (gate and selftest alone); 3 not \
            comparable (compare and gate); 4 nothing could be measured; 64 usage; 65 bad input file; 70 internal error; \
            73 output cannot be made; 74 I/O error; 130 and 143 interrupted, with what was measured kept.
            """,
        version: version,
        subcommands: [
            RunCommand.self, ListCommand.self, DoctorCommand.self, RecoverCommand.self,
            ShowCommand.self, ReportCommand.self, CompareCommand.self, ExplainCommand.self, ExportCommand.self,
            GateCommand.self,
            SelftestCommand.self,
            CleanCommand.self,
            WorkerCommand.self,
        ]
    )

    /// Without a subcommand: help.
    func run() throws { throw CleanExit.helpRequest(Self.self) }

    static func main() {
        Terminal.openStandardDescriptors()
        SignalSetup.prepare()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try checkSubcommand(arguments.first)
            var command = try parseAsRoot(arguments)
            try command.run()
            Exit.end(0)
        } catch {
            Exit.end(with: error)
        }
    }

    /// ArgumentParser calls an unknown subcommand an unexpected argument, and does not say what is accepted.
    private static func checkSubcommand(_ word: String?) throws {
        var known = ["help"]
        var names: [String] = []
        for subcommand in configuration.subcommands {
            let facts = subcommand.configuration
            guard let name = facts.commandName else { continue }
            known.append(name)
            if facts.shouldDisplay { names.append(name) }
        }
        let accepted = names.joined(separator: ", ")
        guard let word, !word.hasPrefix("-"), !known.contains(word) else { return }
        let hint = Spelling.hint(for: word, in: names)
        throw ValidationError("unknown subcommand '\(word)'\(hint) (accepted: \(accepted))")
    }
}
