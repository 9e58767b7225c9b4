import ArgumentParser
import Worker

/// The hidden other side of `run`: carries out the order on descriptor 3.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Carry out one order; started by run.",
        shouldDisplay: false
    )

    func run() throws {
        let code = WorkerProcess.main()
        if code != 0 { throw ExitCode(code) }
    }
}
