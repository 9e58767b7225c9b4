import Glibc
package import Results

extension Trial {
    /// True for a valid trial with a metric: two of a round make a pair.
    package var isMeasured: Bool {
        self.status == .valid && self.metricNanosecondsPerOperation.map { $0 > 0 && $0.isFinite } == true
    }
}

/// The rounds of two engines in which both are valid: the pairs that a comparison stands on.
struct PairedRounds {
    /// ln(engine / baseline) of each such round, in the order of the rounds.
    let logRatios: [Double]
    /// The numbers of these rounds.
    let rounds: [Int]

    init(engine: [Trial], baseline: [Trial]) {
        let metrics = Self.metrics(baseline)
        let pairs = Self.metrics(engine).sorted { $0.key < $1.key }.compactMap { round, metric in
            metrics[round].map { (round: round, ratio: log(metric / $0)) }
        }
        logRatios = pairs.map(\.ratio)
        rounds = pairs.map(\.round)
    }

    /// The metric of each valid trial by its round, in nanoseconds an operation.
    static func metrics(_ trials: [Trial]) -> [Int: Double] {
        var metrics: [Int: Double] = [:]
        for trial in trials where trial.isMeasured {
            metrics[trial.round] = trial.metricNanosecondsPerOperation
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
