import Glibc
import Results
import Statistics

/// What the trials of a case show in the order in which they were measured.
extension CaseWarnings {
    var spikes: [Warning] {
        summaries.compactMap { summary in
            guard let largest = summary.spikes.map(\.timesMedian).max() else { return nil }
            return .spikes(
                engine: summary.engine,
                count: summary.spikes.count,
                of: summary.statuses.valid,
                largest: largest,
                withMajorFaults: summary.spikes.count { ($0.majorFaults ?? 0) > 0 },
                withPreemption: summary.spikes.count { ($0.involuntarySwitches ?? 0) > 0 }
            )
        }
    }

    /// The valid trials of an engine with the logarithm of their metric, in the order of the rounds.
    private func logMetrics(_ trials: [Trial]) -> [(round: Int, position: Int, log: Double)] {
        trials.compactMap { trial in
            guard trial.status == .valid, let metric = trial.metricNanosecondsPerOperation, metric > 0, metric.isFinite
            else {
                return nil
            }
            return (trial.round, trial.position, log(metric))
        }.sorted { $0.round < $1.round }
    }

    var drifts: [Warning] {
        zip(summaries, trials).compactMap { summary, trials in
            guard let drift = drift(logMetrics(trials).map(\.log)), drift.p < Self.error else { return nil }
            let change = expm1(drift.change)
            return abs(change) > Self.leastDrift ? .drift(engine: summary.engine, change: change) : nil
        }
    }

    var position: [Warning] {
        var values: [Int: [Double]] = [:]
        for trials in trials {
            let metrics = logMetrics(trials)
            guard let center = median(metrics.map(\.log)) else { continue }
            for metric in metrics { values[metric.position, default: []].append(metric.log - center) }
        }
        let groups = values.sorted { $0.key < $1.key }.map(\.value)
        guard groups.allSatisfy({ $0.count >= 5 }), let effect = positionEffect(groups), effect.p < Self.error else {
            return []
        }
        let spread = expm1(effect.spread)
        return spread > Self.leastPositionSpread ? [.position(spread: spread)] : []
    }
}
