import Glibc
import Results

/// The rounds of two engines in which both are valid: the pairs that a comparison stands on.
struct PairedRounds {
    /// ln(engine / baseline) of each such round, in the order of the rounds.
    let logRatios: [Double]

    init(engine: [Trial], baseline: [Trial]) {
        let metrics = Self.metrics(baseline)
        logRatios = Self.metrics(engine).sorted { $0.key < $1.key }.compactMap { round, metric in
            metrics[round].map { log(metric / $0) }
        }
    }

    /// The metric of each valid trial by its round, in nanoseconds an operation.
    static func metrics(_ trials: [Trial]) -> [Int: Double] {
        var metrics: [Int: Double] = [:]
        for trial in trials where trial.status == .valid {
            guard let metric = trial.metricNanosecondsPerOperation, metric > 0, metric.isFinite else { continue }
            metrics[trial.round] = metric
        }
        return metrics
    }

    /// The first round in which valid trials did not read the same bytes; nil if all agree.
    static func digestMismatch(_ engines: [[Trial]]) -> Int? {
        var digests: [Int: UInt64] = [:]
        var mismatch: Int?
        for trial in engines.joined() where trial.status == .valid {
            guard let digest = trial.digest else { continue }
            if let other = digests.updateValue(digest, forKey: trial.round), other != digest {
                mismatch = min(mismatch ?? .max, trial.round)
            }
        }
        return mismatch
    }
}
