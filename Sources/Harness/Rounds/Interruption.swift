internal import Platform

/// The signal that told this process to end its run, wherever it was noticed: while a worker was at work, or between two of them.
final class Interruption {
    /// The first signal that came; nil as long as none has.
    private(set) var signal: Int32?
    private let runners: [any OrderRunner]
    private let notify: (String) -> Void

    /// - Parameter notify: is given the signal's name, once.
    init(_ runners: [any OrderRunner], notify: @escaping (String) -> Void) {
        self.runners = runners
        self.notify = notify
    }

    /// True from the moment a signal has come.
    func hasCome() -> Bool {
        if signal == nil { note(runners.lazy.compactMap { $0.pendingSignal() }.first) }
        return signal != nil
    }

    /// Takes down the signal that cut a worker off; nil for none.
    func note(_ signal: Int32?) {
        guard self.signal == nil, let signal else { return }
        self.signal = signal
        notify(SignalName.of(Int(signal)))
    }

    /// Gives signals their usual effect again.
    func release() {
        for runner in runners { runner.releaseSignals() }
    }
}
