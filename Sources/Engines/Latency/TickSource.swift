/// A clock that is read once an operation. Tests have one of their own, which stands still until it is moved.
protocol TickSource: Sendable {
    /// The time now, in ticks from any beginning.
    func now() -> UInt64
    /// Ticks in nanoseconds.
    func nanoseconds(_ ticks: UInt64) -> UInt64
}
