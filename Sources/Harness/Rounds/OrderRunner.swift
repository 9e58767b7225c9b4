internal import Worker

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
