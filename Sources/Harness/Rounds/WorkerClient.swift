internal import FoundationEssentials
internal import Platform
internal import Worker
internal import Workloads

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

    /// A client for each build of a plan.
    static func clients(of plan: RunPlan) throws -> [any OrderRunner] {
        try plan.builds.map { build in
            try WorkerClient(executable: build.executable, timeout: plan.workerTimeoutNanoseconds)
        }
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
            turns: turns,
            gathersText: true
        )
    }

    private func answer(_ outcome: ChildProcess.Outcome) -> WorkerAnswer {
        if !outcome.text.isEmpty { InheritedDescriptor.write(Array(Self.shown(outcome.text).utf8), to: 2) }
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

    /// What is shown of a worker's text: how it crashed, and where a build says more, the start of it. Whatever is in it stays behind
    /// its lead, on its line.
    static func shown(_ text: [UInt8]) -> String {
        let most = 16 << 10
        let lines = String(decoding: text.prefix(most), as: UTF8.self).split(whereSeparator: \.isNewline)
        let rest = text.count > most ? ["and \(text.count - most) bytes more"] : []
        return (lines.map { PrintableText.line(String($0)) } + rest).map { "faultline: worker: \($0)\n" }.joined()
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
        case .flooded(let bytes): return "the worker wrote more than \(bytes >> 20) MiB and was killed"
        case .timedOut: return "the worker took longer than \(timeout / 1_000_000_000) s and was killed"
        case .interrupted(let signal): return "interrupted by \(SignalName.of(Int(signal)))"
        }
    }
}
