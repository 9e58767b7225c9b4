package import Workloads

/// What a round of a case will probably cost in time: what its work says, under its conditions and for each of its engines.
package enum CostEstimate {
    /// Seconds that starting a worker, opening and probing take.
    static let fixedSeconds = 0.1

    /// Seconds that the machine's costs and the cases' controls take before the first round, and the bytes of data that are made in a
    /// second.
    static let costSeconds = 1.2
    static let madeBytesPerSecond = 170e6

    /// The seconds before the first round: making the data, and measuring the costs of the machine.
    package static func secondsToStart(_ cases: [Case]) -> Double {
        costSeconds + Double(DataFolder.bytesNeeded(for: cases)) / madeBytesPerSecond
    }

    /// The seconds of each round that cases save since others of the round have filled the cache for them.
    package static func secondsSharedPerRound(_ cases: [Case]) -> Double {
        var filled: Set<FilledCaches.Filled> = []
        return cases.reduce(0) { sum, benchCase in
            guard let mine = FilledCaches.Filled(benchCase), !filled.insert(mine).inserted else { return sum }
            return sum + benchCase.work.definition.estimate(under: benchCase.conditions).filling
        }
    }

    /// The seconds of one round of a case that fills the cache itself.
    package static func secondsPerRound(of benchCase: Case, minTrialMilliseconds: Int) -> Double {
        let work = benchCase.work.definition
        let estimate = work.estimate(under: benchCase.conditions)
        let engines = Double(benchCase.engines.count)
        // Reads share the cache that was filled for the round; each writing engine has one filled for itself.
        let fills = benchCase.conditions.cache.state == .cold ? 0 : benchCase.alternates ? 1 : engines
        let paced =
            benchCase.conditions.pace.map {
                Double(max(Pace.leastOperations, work.operations)) / Double($0.rate)
            } ?? 0
        // What comes before the window takes about as long as it.
        let window = benchCase.conditions.writeback == .beyond ? 2 * Double(Writeback.windowSeconds) : 0
        let trial =
            benchCase.isOnePass
            ? max(estimate.batch, paced)
            : max(Double(minTrialMilliseconds) / 1000, estimate.batch + estimate.syncing, paced, window)
        return fixedSeconds + fills * estimate.filling + engines * (trial + estimate.checking)
    }
}
