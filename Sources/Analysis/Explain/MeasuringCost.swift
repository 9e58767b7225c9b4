import Results
import Statistics
import Workloads

/// What the measuring itself adds to a figure: clock readings, the start and end of batches, and the loop.
struct MeasuringCost {
    /// Readings of the clock around a batch that opens its file itself, beside those of the batch itself: of the phases.
    private static let readingsOfOpening = 6
    /// One small file in this number has its phases timed.
    private static let sampling = 16.0

    let benchCase: Case
    let calibration: Calibration

    /// Nanoseconds of the median valid trial for one operation; nil without a price of the clock, or without a valid trial.
    func nanosecondsPerOperation(engine: String, trials: [Trial]) -> Double? {
        // The waiting of an open loop is no part of its figure.
        guard benchCase.conditions.pace == nil, let clock = calibration.clockNanoseconds else { return nil }
        let costs = trials.compactMap { trial -> Double? in
            guard trial.status == .valid, let operations = trial.operations, operations > 0 else { return nil }
            let batches = Double(trial.batches ?? 1) * (calibration.batchNanoseconds ?? 0)
            return (readings(of: trial) * clock + batches) / Double(operations)
        }
        guard let around = median(costs) else { return nil }
        let loop = (calibration.emptyLoopNanoseconds ?? 0) / Double(benchCase.conditions.threads)
        return around + loop + sampled(engine) * clock / Double(benchCase.conditions.threads)
    }

    /// The clock is read twice around each group, or around each batch where there are no groups.
    private func readings(of trial: Trial) -> Double {
        if let groups = trial.groups { return 2 * Double(groups) }
        let opens = benchCase.work.definition.opensEachBatch
        return Double((trial.batches ?? 1) * (2 + (opens ? Self.readingsOfOpening : 0)))
    }

    /// Readings between the phases of small files, for one operation.
    private func sampled(_ engine: String) -> Double {
        guard benchCase.work.definition.opensEachOperation else { return 0 }
        let borders = benchCase.capabilities(of: engine).contains(.maps) ? 6.0 : 4.0
        return borders / (Double(benchCase.work.definition.operations) < Self.sampling ? 1 : Self.sampling)
    }
}
