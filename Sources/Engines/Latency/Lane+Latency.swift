internal import Workloads

extension [Lane] {
    /// Records the latencies of all lanes from now on, and forgets those recorded before.
    func record(_ plan: LatencyPlan, of engine: EngineSpec, work: EngineWork) throws {
        guard engine.queueDepth == 1 else {
            throw EngineRefusal(
                "latencies of several operations in flight can't be recorded: none of them has an end of its own (depth=1 has)"
            )
        }
        for (thread, lane) in zip(work.threads, self) {
            lane.track = try LatencyTrack(plan, work: work, thread: thread)
        }
    }

    /// What each lane has recorded; empty where they do not.
    var latencies: [LatencyShare] { compactMap(\.track).map(\.share) }
}
