internal import FoundationEssentials
internal import Platform
internal import Results
internal import Worker

/// What became of an order: the lines that the worker reported, and why there are no more of them.
struct WorkerAnswer {
    var lines: [WorkerReport] = []
    /// Why the worker ended before it was done; nil if it was done.
    var trouble: String?
    /// The signal that told this process to stop.
    var interruption: Int32?
}

/// Carries an order out. A scripted one stands in for it in tests.
protocol OrderRunner: AnyObject {
    func run(_ order: WorkerOrder) throws -> WorkerAnswer
    /// Starts on an order that is carried out by turns with another worker, over one end of a ``TurnSocket``; the closure that it
    /// returns waits for the answer.
    func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer
    /// A signal that arrived while no order was running.
    func pendingSignal() -> Int32?
    /// Gives signals their usual effect again.
    func releaseSignals()
}

extension OrderRunner {
    /// Has the answer at once, for those who don't measure.
    func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer {
        let answer = try run(order)
        return { answer }
    }
}

/// Starts a fresh process for each order.
final class WorkerClient: OrderRunner {
    private let executable: String
    private let timeout: Int
    private let watch: SignalWatch

    /// Signals to this process are watched from now on.
    init(executable: String, timeout: Int) throws(SystemError) {
        watch = try SignalWatch()
        self.executable = executable
        self.timeout = timeout
    }

    func pendingSignal() -> Int32? { watch.next() }
    func releaseSignals() { watch.release() }

    func run(_ order: WorkerOrder) throws -> WorkerAnswer {
        answer(try child(order, turns: nil).finish(watch: watch))
    }

    func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer {
        let child = try child(order, turns: turns)
        return { [self] in answer(try child.finish(watch: watch)) }
    }

    private func child(_ order: WorkerOrder, turns: Int32?) throws -> ChildProcess.Running {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try ChildProcess.start(
            executable,
            arguments: ["worker"],
            order: [UInt8](try encoder.encode(order)),
            timeout: timeout,
            turns: turns
        )
    }

    private func answer(_ outcome: ChildProcess.Outcome) -> WorkerAnswer {
        var answer = WorkerAnswer()
        let decoder = JSONDecoder()
        for line in outcome.report.split(separator: UInt8(ascii: "\n")) {
            guard let report = try? decoder.decode(WorkerReport.self, from: Data(line)) else { continue }
            answer.lines.append(report)
        }
        if case .interrupted(let signal) = outcome.ending { answer.interruption = signal }
        answer.trouble = Self.trouble(outcome.ending, answer.lines, timeout: timeout)
        return answer
    }

    private static func trouble(_ ending: ChildProcess.Ending, _ lines: [WorkerReport], timeout: Int) -> String? {
        for line in lines {
            if case .failure(let reason) = line { return reason }
            if case .hello(let version) = line, version != WorkerOrder.protocolVersion {
                return "the worker speaks protocol \(version), not \(WorkerOrder.protocolVersion)"
            }
        }
        switch ending {
        case .exited(0):
            if case .done? = lines.last { return nil }
            return "the worker ended without finishing its report"
        case .exited(let code): return "the worker ended with exit code \(code)"
        case .signalled(let number): return "the worker was ended by \(SignalName.of(number))"
        case .timedOut: return "the worker took longer than \(timeout / 1_000_000_000) s and was killed"
        case .interrupted(let signal): return "interrupted by \(SignalName.of(Int(signal)))"
        }
    }
}

/// Signals in words.
enum SignalName {
    /// The signal's name, and what it usually means here.
    static func of(_ number: Int) -> String {
        switch number {
        case 1: "SIGHUP"
        case 2: "SIGINT"
        case 6: "SIGABRT"
        case 7: "SIGBUS (the file was truncated under the mapping, or a page could not be read)"
        case 9: "SIGKILL (perhaps the kernel was out of memory)"
        case 11: "SIGSEGV"
        case 15: "SIGTERM"
        default: "signal \(number)"
        }
    }
}
