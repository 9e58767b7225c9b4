internal import Glibc

/// A thread with a result, joined once. Its body decides where it runs (``CPUSet/pin(to:)``).
package struct WorkerThread<Result: Sendable>: ~Copyable {
    private let thread: pthread_t
    private let work: Work<Result>

    /// Starts a thread.
    package init(_ body: @escaping @Sendable () -> Result) throws(SystemError) {
        work = Work(body)
        var started = pthread_t()
        let parcel = unsafe Unmanaged<Runnable>.passRetained(work)
        let code = unsafe pthread_create(
            &started,
            nil,
            { parcel in
                guard let parcel = unsafe parcel else { return nil }
                unsafe Unmanaged<Runnable>.fromOpaque(parcel).takeRetainedValue().run()
                return nil
            },
            parcel.toOpaque()
        )
        guard code == 0 else {
            unsafe parcel.release()
            throw SystemError("pthread_create", result: -Int(code))
        }
        thread = started
    }

    /// Waits for the end and returns the result; nil only if the thread was cancelled.
    package consuming func join() -> Result? {
        pthread_join(thread, nil)
        return work.result
    }
}

/// What the C entry point knows of a thread's work, whatever its result is.
private class Runnable {
    func run() {}
}

/// A body and its result: written by the thread before it ends, read after the join.
private final class Work<Result: Sendable>: Runnable, @unchecked Sendable {
    let body: @Sendable () -> Result
    var result: Result?

    init(_ body: @escaping @Sendable () -> Result) { self.body = body }

    override func run() { result = body() }
}
