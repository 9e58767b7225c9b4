internal import CLinux
internal import Statistics

/// Records latencies into a histogram. One type for all modes: which one it is, is a branch that is always taken the same way.
@safe struct LatencyRecorder<Ticks: TickSource>: Recorder {
    /// What goes on from one batch to the next.
    struct State {
        var mode: LatencyPlan.Mode
        var arrivals: ArrivalClock?
        var random: RandomStream
        /// Sampling: the operations up to and with the next sample.
        var left = 0
        /// The largest latency, and all of them together, in nanoseconds.
        var largest: UInt64 = 0
        var total: UInt64 = 0
        /// Open loop: the ticks at which the group began, and the nanoseconds from there to the end of its last operation.
        var origin: UInt64 = 0
        var elapsed: UInt64 = 0
    }

    private enum Kind { case every, sampled, paced }

    private let ticks: Ticks
    private let counts: UnsafeMutablePointer<UInt64>
    private let kind: Kind
    private let mean: Int
    private var arrivals: ArrivalClock
    private var last: UInt64
    private var saved: State

    /// A recorder for one batch.
    ///
    /// - Parameter isFirst: of a group: the schedule of an open loop begins there.
    init(_ state: State, ticks: Ticks, counts: UnsafeMutablePointer<UInt64>, isFirst: Bool) {
        self.ticks = ticks
        unsafe self.counts = counts
        saved = state
        last = ticks.now()
        mean = if case .sampled(let mean) = state.mode { mean } else { 1 }
        switch state.mode {
        case .every: kind = .every
        case .sampled: kind = .sampled
        case .paced: kind = .paced
        }
        arrivals = state.arrivals ?? .idle
        if kind == .sampled, saved.left == 0 { saved.left = gap() }
        if kind == .paced, isFirst {
            saved.origin = last
            saved.elapsed = 0
            arrivals.restart()
        }
    }

    /// What goes on to the next batch.
    var state: State {
        var state = saved
        if kind == .paced { state.arrivals = arrivals }
        return state
    }

    @inline(__always)
    mutating func start() {
        switch kind {
        case .every: break
        case .sampled:
            saved.left &-= 1
            if saved.left == 0 { last = ticks.now() }
        case .paced: wait()
        }
    }

    @inline(__always)
    mutating func done(_ result: UInt64) {
        // The clock must not be read before the result is there.
        clinux_black_box(result)
        switch kind {
        case .every:
            let now = ticks.now()
            record(now > last ? ticks.nanoseconds(now &- last) : 0)
            last = now
        case .sampled:
            guard saved.left == 0 else { return }
            let now = ticks.now()
            record(now > last ? ticks.nanoseconds(now &- last) : 0)
            saved.left = gap()
        case .paced:
            let end = ticks.nanoseconds(ticks.now() &- saved.origin)
            saved.elapsed = end
            record(UInt64(max(0, Double(end) - arrivals.due)))
            arrivals.advance()
        }
    }

    /// Spins until the next operation is due; not at all once it is late.
    @inline(__always)
    private mutating func wait() {
        while true {
            let now = Double(ticks.nanoseconds(ticks.now() &- saved.origin))
            if now >= arrivals.due { return }
            // A pause is too long for the last microsecond.
            if arrivals.due - now > 1000 { clinux_cpu_relax() }
        }
    }

    @inline(__always)
    private mutating func record(_ nanoseconds: UInt64) {
        unsafe counts[LogLinearBuckets.index(of: nanoseconds)] &+= 1
        saved.total &+= nanoseconds
        if nanoseconds > saved.largest { saved.largest = nanoseconds }
    }

    /// The operations up to the next sample: 1 to twice the mean less 1, all as likely.
    private mutating func gap() -> Int { 1 + saved.random.below(2 * mean - 1) }
}
