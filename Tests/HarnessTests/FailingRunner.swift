import Worker

@testable import Harness

/// Has another runner answer, until so many rounds are done; then it can't start workers any more.
final class FailingRunner: OrderRunner {
    private struct OutOfProcesses: Error {}

    private let scripted: ScriptedRunner
    private let rounds: Int

    init(_ scripted: ScriptedRunner, after rounds: Int) {
        self.scripted = scripted
        self.rounds = rounds
    }

    func run(_ order: WorkerOrder) throws -> WorkerAnswer {
        guard scripted.rounds.count < rounds else { throw OutOfProcesses() }
        return try scripted.run(order)
    }

    func pendingSignal() -> Int32? { nil }
    func releaseSignals() {}
}
