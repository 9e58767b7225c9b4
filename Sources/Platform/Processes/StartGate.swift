internal import CLinux
internal import Glibc
internal import Synchronization

/// Holds threads back until all are there, then lets them go at once. They spin, so that none starts late by a wake-up.
package final class StartGate: Sendable {
    private let waiting = Atomic<Int>(0)
    private let open = Atomic<Bool>(false)

    /// A closed gate.
    package init() {}

    /// Called by a thread that is ready; returns when the gate opens. Yields now and then, since there may be more threads
    /// than CPUs.
    package func wait() {
        waiting.add(1, ordering: .releasing)
        var spins = 0
        while !open.load(ordering: .acquiring) {
            clinux_cpu_relax()
            spins &+= 1
            if spins & 0x3ff == 0 { sched_yield() }
        }
    }

    /// Waits until `count` threads are at the gate, opens it, and returns the time of that in nanoseconds.
    ///
    /// - Parameter preparing: done when all are there, before the time is taken.
    package func openWhenReady(_ count: Int, preparing: () -> Void = {}) -> Int {
        while waiting.load(ordering: .acquiring) < count { sched_yield() }
        preparing()
        let start = Clock.now()
        open.store(true, ordering: .releasing)
        return start
    }
}
