import Worker

@testable import Harness

/// A scripted worker that greets as a real one does, whatever the order.
final class GreetingRunner: OrderRunner {
    let scripted = ScriptedRunner()
    var version: Int? = WorkerOrder.protocolVersion
    /// The signal that comes while it greets; nil for none.
    var signalAtGreeting: Int32?

    func run(_ order: WorkerOrder) throws -> WorkerAnswer {
        guard order.version != WorkerOrder.protocolVersion else { return try scripted.run(order) }
        if let signalAtGreeting { return WorkerAnswer(trouble: "interrupted", interruption: signalAtGreeting) }
        return WorkerAnswer(lines: version.map { [.hello(version: $0)] } ?? [], trouble: "exit code 70")
    }

    func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer {
        try scripted.start(order, turns: turns)
    }

    func pendingSignal() -> Int32? { scripted.pendingSignal() }
    func releaseSignals() { scripted.releaseSignals() }
}
