package import Workloads

/// What a case will probably cost in time, from its parameters alone: good enough to plan a run, not a measurement.
package enum CostEstimate {
    /// Bytes a second that evicting, filling and checking a file are taken to do.
    static let bytesPerSecond = 1.2e9
    /// Seconds that starting a worker, opening and probing take.
    static let fixedSeconds = 0.1

    /// The seconds of one round of a case.
    package static func secondsPerRound(of benchCase: Case, minTrialMilliseconds: Int) -> Double {
        let engines = Double(benchCase.engines.count)
        let data = Double(benchCase.work.definition.dataBytes)
        // Reads share the cache that was filled for the round; each writing engine has one filled for itself.
        let fills = benchCase.conditions.cache.state == .cold ? 0 : benchCase.alternates ? 1 : engines
        let batch = Double(benchCase.batchBytes) / bytesPerSecond
        let syncs = syncsPerBatch(benchCase) * 0.004
        let paced =
            benchCase.conditions.pace.map {
                Double(max(Pace.leastOperations, benchCase.work.definition.operations)) / Double($0.rate)
            } ?? 0
        let trial =
            benchCase.isOnePass ? max(batch, paced) : max(Double(minTrialMilliseconds) / 1000, batch + syncs, paced)
        let files = Double(benchCase.work.definition.fileCount) * 30e-6
        let checks = benchCase.work.definition.operation.writes ? engines * data / bytesPerSecond : 0
        return fixedSeconds + fills * (data / bytesPerSecond + files) + engines * trial + checks
    }

    /// The seconds of making a case's data.
    package static func secondsOfData(of benchCase: Case) -> Double {
        Double(benchCase.work.definition.dataBytes) / 500e6 + Double(benchCase.work.definition.fileCount) * 1e-3
    }

    private static func syncsPerBatch(_ benchCase: Case) -> Double {
        switch benchCase.work.definition.durability {
        case .none: 0
        case .end: 1
        case .every(let count): Double(benchCase.work.definition.operations / count + 1)
        }
    }
}
