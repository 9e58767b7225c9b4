package import Workloads

/// What a case will probably cost in time, from its parameters alone: good enough to plan a run, not a measurement.
package enum CostEstimate {
    /// Bytes a second that evicting, filling and checking a file are taken to do.
    static let bytesPerSecond = 1.2e9
    /// Seconds that starting a worker, opening and probing take.
    static let fixedSeconds = 0.1

    /// The seconds of one round of a case.
    package static func secondsPerRound(of benchmark: Case, minTrialMilliseconds: Int) -> Double {
        let engines = Double(benchmark.engines.count)
        let data = Double(benchmark.dataBytes)
        // Reads share the cache that was filled for the round; each writing engine has one filled for itself.
        let fills = benchmark.cache == .cold ? 0 : benchmark.alternates ? 1 : engines
        let batch = Double(benchmark.batchBytes) / bytesPerSecond
        let syncs = syncsPerBatch(benchmark) * 0.004
        let paced =
            benchmark.pace.map { Double(max(Pace.leastOperations, benchmark.operations)) / Double($0.rate) } ?? 0
        let trial =
            benchmark.isOnePass ? max(batch, paced) : max(Double(minTrialMilliseconds) / 1000, batch + syncs, paced)
        let files = Double(benchmark.fileCount) * 30e-6
        let checks = benchmark.operation.writes ? engines * data / bytesPerSecond : 0
        return fixedSeconds + fills * (data / bytesPerSecond + files) + engines * trial + checks
    }

    /// The seconds of making a case's data.
    package static func secondsOfData(of benchmark: Case) -> Double {
        Double(benchmark.dataBytes) / 500e6 + Double(benchmark.fileCount) * 1e-3
    }

    private static func syncsPerBatch(_ benchmark: Case) -> Double {
        switch benchmark.durability {
        case .none: 0
        case .end: 1
        case .every(let count): Double(benchmark.operations / count + 1)
        }
    }
}
