internal import Worker

/// What became of an order: the lines that the worker reported, and why there are no more of them.
struct WorkerAnswer {
    var lines: [WorkerReport] = []
    /// Why the worker ended before it was done; nil if it was done.
    var trouble: String?
    /// The signal that told this process to stop.
    var interruption: Int32?
}
