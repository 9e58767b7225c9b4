internal import Engines
internal import Results
internal import Statistics
internal import Workloads

extension Trial {
    /// Takes down the latencies of a trial.
    ///
    /// An open loop is judged on its 99th percentile: the time from one operation to the next is that of the schedule, and says
    /// nothing about the engine.
    mutating func take(_ latency: LatencyResult) {
        latencyMode = latency.plan.text
        latencyClock = latency.plan.clock.source.rawValue
        latencySamples = latency.counts.samples
        latencyP50Nanoseconds = latency.percentile(.p50)
        latencyP90Nanoseconds = latency.percentile(.p90)
        latencyP99Nanoseconds = latency.percentile(.p99)
        latencyP999Nanoseconds = latency.percentile(.p99_9)
        latencyP9999Nanoseconds = latency.percentile(.p99_99)
        latencyP99999Nanoseconds = latency.percentile(.p99_999)
        guard latency.counts.samples > 0 else { return }
        latencyMaxNanoseconds = latency.largest
        latencyBuckets = latency.counts.description
        guard case .paced = latency.plan.mode else {
            latencyCostNanoseconds = RecorderCost.nanosecondsPerOperation(latency.plan)
            return
        }
        achievedPerSecond = latency.achievedPerSecond
        metricNanosecondsPerOperation = latencyP99Nanoseconds.map(Double.init)
        meanNanosecondsPerOperation = latency.mean
    }
}
