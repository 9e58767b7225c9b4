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
        self.latencyMode = latency.plan.text
        self.latencyClock = latency.plan.clock.source.rawValue
        self.latencySamples = latency.counts.samples
        self.latencyP50Nanoseconds = latency.percentile(.p50)
        self.latencyP90Nanoseconds = latency.percentile(.p90)
        self.latencyP99Nanoseconds = latency.percentile(.p99)
        self.latencyP999Nanoseconds = latency.percentile(.p99_9)
        self.latencyP9999Nanoseconds = latency.percentile(.p99_99)
        self.latencyP99999Nanoseconds = latency.percentile(.p99_999)
        guard latency.counts.samples > 0 else { return }
        self.latencyMaxNanoseconds = latency.largest
        self.latencyBuckets = latency.counts.description
        guard case .paced = latency.plan.mode else {
            self.latencyCostNanoseconds = RecorderCost.nanosecondsPerOperation(latency.plan)
            return
        }
        self.achievedPerSecond = latency.achievedPerSecond
        self.metricNanosecondsPerOperation = self.latencyP99Nanoseconds.map(Double.init)
        self.meanNanosecondsPerOperation = latency.mean
    }
}
