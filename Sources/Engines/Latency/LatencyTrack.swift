internal import Platform
internal import Statistics
internal import Workloads

/// What one thread of a session records: its histogram, and where its recorder stands between batches.
final class LatencyTrack {
    private let histogram: LatencyHistogram
    let plan: LatencyPlan
    private var state: LatencyRecorder<TickClock>.State
    /// Open loop: the groups that are over, as they were scheduled and as they were, in nanoseconds.
    private var scheduled = 0.0
    private var taken = 0.0

    init(_ plan: LatencyPlan, work: EngineWork, thread: Int) throws(SystemError) {
        histogram = try LatencyHistogram()
        self.plan = plan
        // Of seed, case and thread alone: operations are due at the same moments for every engine of a round.
        let random = RandomStream(
            work.seed,
            work.benchCase.identityHash,
            UInt64(thread),
            UInt64(work.round),
            0x6c61_7465_6e63_79
        )
        state = LatencyRecorder.State(mode: plan.mode, arrivals: nil, random: random)
        guard case .paced(let pace) = plan.mode else { return }
        state.arrivals = ArrivalClock(pace, thread: thread, threads: work.benchCase.conditions.threads, random: random)
    }

    /// The recorder of a batch; hand it back to ``take(_:)``.
    func recorder(isFirst: Bool) -> LatencyRecorder<TickClock> {
        if isFirst { close() }
        return unsafe LatencyRecorder(state, ticks: plan.clock, counts: histogram.counts, isFirst: isFirst)
    }

    /// Takes back a recorder after its batch.
    func take(_ recorder: LatencyRecorder<TickClock>) { state = recorder.state }

    /// Ends a group: the next one has a schedule of its own.
    private func close() {
        scheduled += state.arrivals?.last ?? 0
        taken += Double(state.elapsed)
        state.elapsed = 0
    }

    /// What was recorded so far.
    var share: LatencyShare {
        LatencyShare(
            counts: histogram.sparse,
            largest: Int(clamping: state.largest),
            total: Double(state.total),
            pace: pace
        )
    }

    /// Open loop: the time scheduled over the time taken, 1 where operations were issued as they were due; nil otherwise.
    private var pace: Double? {
        guard let arrivals = state.arrivals else { return nil }
        let whole = taken + Double(state.elapsed)
        return whole > 0 ? min(1, (scheduled + arrivals.last) / whole) : nil
    }
}
