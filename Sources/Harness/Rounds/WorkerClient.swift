internal import Analysis
internal import FoundationEssentials
internal import Platform
internal import Worker
internal import Workloads

/// Starts a fresh process for each order.
final class WorkerClient: OrderRunner {
    private let executable: String
    private let timeout: Int
    private let watch: SignalWatch
    private var death = WorkerDeath()

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
        answer(try child(order, turns: nil).finish(watch: watch), to: order)
    }

    func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer {
        let child = try child(order, turns: turns)
        return { [self] in answer(try child.finish(watch: watch), to: order) }
    }

    /// The time of a task, in nanoseconds. What is asked for bounds a round; to measure the machine takes seconds on a busy one.
    private func limit(of task: WorkerOrder.Task) -> Int {
        switch task {
        case .calibrate, .control, .memory: max(timeout, 60_000_000_000)
        default: timeout
        }
    }

    private func child(_ order: WorkerOrder, turns: Int32?) throws -> ChildProcess.Running {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try ChildProcess.start(
            executable,
            arguments: ["worker"],
            order: [UInt8](try encoder.encode(order)),
            timeout: limit(of: order.task),
            turns: turns,
            gathersText: true
        )
    }

    private func answer(_ outcome: ChildProcess.Outcome, to order: WorkerOrder) -> WorkerAnswer {
        if !outcome.text.isEmpty { InheritedDescriptor.write(Array(Self.shown(outcome.text).utf8), to: 2) }
        var answer = WorkerAnswer()
        let decoder = JSONDecoder()
        for line in outcome.report.split(separator: UInt8(ascii: "\n")) {
            guard let report = try? decoder.decode(WorkerReport.self, from: Data(line)) else { continue }
            answer.lines.append(report)
        }
        if case .interrupted(let signal) = outcome.ending { answer.interruption = signal }
        answer.trouble = trouble(outcome.ending, answer.lines, order)
        return answer
    }

    /// What is shown of a worker's text: how it crashed, and where a build says more, the start of it. Whatever is in it stays behind
    /// its lead, on its line.
    static func shown(_ text: [UInt8]) -> String {
        let most = 16 << 10
        let lines = String(decoding: text.prefix(most), as: UTF8.self).split(whereSeparator: \.isNewline)
        let rest = text.count > most ? ["and \(FigureText.plural(text.count - most, "byte")) more"] : []
        return (lines.map { PrintableText.line(String($0)) } + rest).map { "faultline: worker: \($0)\n" }.joined()
    }

    private func trouble(_ ending: ChildProcess.Ending, _ lines: [WorkerReport], _ order: WorkerOrder) -> String? {
        for line in lines {
            switch line {
            case .failure(let reason), .refusal(let reason): return reason
            default: break
            }
            if case .hello(let version) = line, version != WorkerOrder.protocolVersion {
                return "the worker speaks protocol \(version), not \(WorkerOrder.protocolVersion)"
            }
        }
        switch ending {
        case .exited(0):
            if case .done? = lines.last { return nil }
            return "the worker ended without finishing its report"
        case .exited(let code): return "the worker ended with exit code \(code)"
        case .signalled(let number):
            // What is counted until then is no reason of the next.
            defer { death = WorkerDeath() }
            return "the worker was ended by \(reason(number, order))"
        case .flooded(let bytes): return "the worker wrote more than \(bytes >> 20) MiB and was killed"
        case .timedOut: return "the worker took longer than \(timeout / 1_000_000_000) s and was killed"
        case .interrupted(let signal): return "interrupted by \(SignalName.of(Int(signal)))"
        }
    }

    private func reason(_ signal: Int, _ order: WorkerOrder) -> String {
        switch order.task {
        case .round(let round): death.words(signal, data: round.data, of: round.benchCase)
        case .makeData(let data), .calibrate(let data, _): death.words(signal, data: data)
        case .member, .spin, .control, .memory: death.words(signal, data: nil)
        }
    }
}
