internal import Workloads

extension [Lane] {
    /// Records the latencies of all lanes from now on, and forgets those recorded before.
    func record(_ plan: LatencyPlan, of engine: EngineSpec, work: EngineWork) throws {
        guard engine.queueDepth == 1 else {
            throw EngineRefusal(
                "latencies of several operations in flight can't be recorded: none of them has an end of its own (depth=1 has)"
            )
        }
        for (thread, lane) in enumerated() { lane.track = try LatencyTrack(plan, work: work, thread: thread) }
    }

    /// What the lanes have recorded; nil where they do not.
    var latency: LatencyResult? { LatencyResult(compactMap(\.track)) }
}
