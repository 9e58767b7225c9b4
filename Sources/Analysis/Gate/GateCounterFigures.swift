import Results
import Statistics
import Workloads

/// A counter over the valid trials of an engine: for one operation, or (device bytes) for each byte asked for.
struct GateCounterFigures {
    let median: Double
    let lowerQuartile: Double
    let upperQuartile: Double
    let count: Int

    /// nil where no valid trial has the counter.
    init?(_ trials: [Trial], _ counter: GateCounter) {
        let values = trials.filter { $0.status == .valid }.compactMap { Self.value($0, counter) }
        guard let found = quantiles(values, at: [0.25, 0.5, 0.75]) else { return nil }
        lowerQuartile = found[0]
        median = found[1]
        upperQuartile = found[2]
        count = values.count
    }

    private static func value(_ trial: Trial, _ counter: GateCounter) -> Double? {
        switch counter {
        case .syscalls: share(trial[.syscalls], of: trial.operations)
        case .deviceBytes: share(trial[.deviceReadBytes], of: trial.bytes)
        case .faults:
            trial[.minorFaults].flatMap { minor in
                share(minor.addingReportingOverflow(trial[.majorFaults] ?? 0).partialValue, of: trial.operations)
            }
        }
    }

    private static func share(_ part: Int?, of whole: Int?) -> Double? {
        guard let part, let whole, whole > 0 else { return nil }
        return Double(part) / Double(whole)
    }
}
