package import Workloads

/// What is to be recorded of the operations of a session.
package struct LatencyPlan: Hashable, Sendable {
    /// Which operations, and from when their latency counts.
    package enum Mode: Hashable, Sendable {
        /// Every one, from the end of the one before it: one reading of the clock an operation.
        case every
        /// One in N, from its own start: two readings. The gaps are random, so that what recurs is not always met.
        case sampled(Int)
        /// Every one, from the moment at which it was due: the issuer spins until then.
        case paced(Pace)
    }

    /// Which operations.
    package let mode: Mode
    /// By which clock.
    package let clock: TickClock

    /// A plan.
    package init(_ mode: Mode, clock: TickClock = .best) {
        self.mode = mode
        self.clock = clock
    }

    /// What a case and the run's setting ask for together; nil for nothing. A case with a rate is recorded whatever the setting is,
    /// and each of its operations.
    package init?(_ benchCase: Case, _ setting: LatencyRecording) {
        if let pace = benchCase.conditions.pace {
            self.init(.paced(pace))
            return
        }
        switch setting {
        case .off: return nil
        case .all: self.init(.every)
        case .every(let count): self.init(count == 1 ? .every : .sampled(count))
        }
    }

    /// The mode as results have it: `all`, `every:N`, or `intended` for latencies from the time at which operations were due.
    package var text: String {
        switch mode {
        case .every: "all"
        case .sampled(let count): "every:\(count)"
        case .paced: "intended"
        }
    }
}
