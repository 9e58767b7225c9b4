internal import FoundationEssentials
internal import Platform

/// A process of this program that has a line to this one, as its leader has it. It is killed when this is let go.
struct CrewProcess {
    /// What it is called in a reason.
    let role: String
    let line: LineSocket
    /// Its id.
    var id: Int32 { child.id }
    private let child: ChildProcess.Running
    private let task: WorkerOrder.Task
    private let death = WorkerDeath()

    /// How long a process may take to end after its line has, in nanoseconds; it takes some milliseconds.
    private static let patience = 5_000_000_000

    /// Starts it.
    ///
    /// - Parameter executable: this program's.
    init(_ role: String, _ task: WorkerOrder.Task, executable: String = "/proc/self/exe") throws {
        let order = try JSONEncoder().encode(WorkerOrder(parent: ParentWatch.processID, task: task))
        self.role = role
        self.task = task
        (child, line) = try LineSocket.start(
            executable,
            arguments: ["worker"],
            order: [UInt8](order),
            timeout: Int.max / 2
        )
    }

    /// Waits for the end of a process whose line has ended; returns how it ended, or the reason that it reported.
    func end() -> CrewFault {
        do {
            let outcome = try child.finish(within: Self.patience)
            for line in outcome.report.split(separator: UInt8(ascii: "\n")) {
                switch LineSocket.message(WorkerReport.self, in: [UInt8](line)) {
                case .failure(let reason): return CrewFault("\(role): \(reason)")
                case .refusal(let reason): return CrewFault("\(role): \(reason)", isUnsupported: true)
                default: break
                }
            }
            switch outcome.ending {
            case .exited(let code): return CrewFault("\(role) ended with exit code \(code)")
            case .signalled(let number): return CrewFault("\(role) was ended by \(reason(number))")
            case .flooded(let bytes): return CrewFault("\(role) reported more than \(bytes >> 20) MiB")
            case .timedOut, .interrupted: return CrewFault("\(role) closed its line and did not end")
            }
        } catch {
            return CrewFault("\(role) has ended: \(error)")
        }
    }

    private func reason(_ signal: Int) -> String {
        guard case .member(_, _, let round) = task else { return death.words(signal, data: nil) }
        return death.words(signal, data: round.data, of: round.benchCase)
    }
}
