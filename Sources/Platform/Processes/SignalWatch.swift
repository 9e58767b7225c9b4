internal import CLinux
internal import Glibc

/// SIGINT, SIGTERM, SIGHUP and SIGQUIT as a descriptor to poll, instead of as interruptions. What the caller ignores stays ignored.
package struct SignalWatch: ~Copyable {
    /// Readable when a signal has arrived.
    package let descriptor: Int32

    /// Blocks these signals; call it before any thread is started.
    package init() throws(SystemError) {
        descriptor = try SystemError.check(clinux_watch_signals(), "signalfd")
    }

    deinit { _ = Glibc.close(descriptor) }

    /// The signal that has arrived; nil if none has.
    package func next() -> Int32? {
        let signal = clinux_next_signal(descriptor)
        return signal == 0 ? nil : signal
    }

    /// Gives these signals their usual effect again, so that the next one ends the process at once.
    package func release() { _ = clinux_release_signals() }
}
