internal import CLinux
internal import Platform

/// The clock of latencies: the time stamp counter where it can be trusted (``TimeStampCounter``), else CLOCK_MONOTONIC.
package struct TickClock: Hashable, Sendable, TickSource {
    /// What is read.
    package enum Source: String, CaseIterable, Sendable {
        /// rdtscp, about 15 ns.
        case timeStampCounter = "tsc"
        /// clock_gettime(2), about 25 ns.
        case monotonic = "clock_gettime"
    }

    /// What is read.
    package let source: Source
    private let readsCounter: Bool
    /// Nanoseconds for a tick, times 2^32.
    private let multiplier: UInt64

    /// The better one of this machine. Takes 10 ms once in a process.
    package static let best = TickClock(TimeStampCounter.isTrusted() ? .timeStampCounter : .monotonic)

    /// A clock of one kind; the counter's ticks are held against CLOCK_MONOTONIC for 10 ms.
    package init(_ source: Source) {
        self.source = source
        readsCounter = source == .timeStampCounter
        multiplier = readsCounter ? Self.measuredMultiplier() : 1 << 32
    }

    @inline(__always)
    func now() -> UInt64 { readsCounter ? clinux_ticks() : UInt64(truncatingIfNeeded: clinux_now()) }

    @inline(__always)
    func nanoseconds(_ ticks: UInt64) -> UInt64 {
        let product = ticks.multipliedFullWidth(by: multiplier)
        return product.high &<< 32 | product.low &>> 32
    }

    /// Both clocks at one moment: of several tries the one in which the counter moved least, within some 50 ns. Over 10 ms that is
    /// an error of a millionth.
    private static func pair() -> (ticks: UInt64, nanoseconds: Int) {
        var best: (ticks: UInt64, nanoseconds: Int) = (0, 0)
        var least = UInt64.max
        for _ in 0..<64 {
            let before = clinux_ticks()
            let nanoseconds = Clock.now()
            let moved = clinux_ticks() &- before
            if moved < least { (least, best) = (moved, (before &+ moved / 2, nanoseconds)) }
        }
        return best
    }

    private static func measuredMultiplier() -> UInt64 {
        let first = pair()
        while Clock.now() - first.nanoseconds < 10_000_000 {}
        let second = pair()
        let share = Double(second.nanoseconds - first.nanoseconds) / Double(max(1, second.ticks &- first.ticks))
        return UInt64((share * 0x1p32).rounded())
    }
}
