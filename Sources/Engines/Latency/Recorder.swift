/// What stands at both ends of an operation in the loops.
///
/// The loops are compiled once with ``NoRecorder``, which is nothing, and once with a ``LatencyRecorder``.
protocol Recorder {
    /// An operation begins; where operations have a time at which they are due, it is waited for.
    mutating func start()
    /// An operation has ended, with this result: what made it has to be done before the clock is read.
    mutating func done(_ result: UInt64)
}

/// Records nothing and costs nothing.
struct NoRecorder: Recorder {
    @inline(__always) mutating func start() {}
    @inline(__always) mutating func done(_ result: UInt64) {}
}
