import Results
import Workloads

/// Looks through a case for what has to be known beside its figures.
struct CaseWarnings {
    let benchCase: Case
    let summaries: [EngineSummary]
    let trials: [[Trial]]
    let digestMismatch: Int?
    let calibration: Calibration?
    let environment: Environment?

    /// Drift and position effects are warned of at this error rate, with the effects below; of 50 cases, one in 10 runs shows
    /// one without cause.
    static let error = 0.001
    /// Drift is warned of from this change between the first round and the last.
    static let leastDrift = 0.05
    /// A position effect is warned of from this spread.
    static let leastPositionSpread = 0.03
    /// Page sizes that differ by more than this share of the larger are warned of.
    static let mostPageSizeDifference = 0.05
    /// A figure below this multiple of its own overhead is warned of.
    static let leastTimesOverhead = 20.0
    /// A cost of recording latencies above this share of a figure is warned of.
    static let mostLatencyCost = 0.05
    /// Time held back by a quota above this share of the threads' time is warned of.
    static let mostThrottled = 0.01
    /// A sequential figure above this multiple of the calibrated memory bandwidth is warned of.
    static let mostTimesMemory = 3.0

    /// All warnings, the weightiest first.
    var all: [Warning] {
        (digestMismatch.map { [.digestMismatch(round: $0)] } ?? []) + notValid + saturated + impossible + pages
            + overhead
            + latency
            + pageSizes
            + spikes
            + drifts + position + cached + crowded + cores + quota + throttled + uncounted + unobserved + overwrites
            + below
    }

    /// Each engine's most frequent reason for empty columns.
    private var unobserved: [Warning] {
        zip(summaries, trials).compactMap { summary, trials in
            let reasons = trials.compactMap { $0.status == .valid ? $0.unobserved : nil }
            let counts = reasons.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
            return .unobserved(
                engine: summary.engine,
                count: reasons.count,
                of: trials.count { $0.status == .valid },
                reason: most.key
            )
        }
    }

    private var notValid: [Warning] {
        summaries.flatMap { summary in
            let counts = summary.statuses
            let total = counts.total
            return counts.reasons.map {
                Warning.notValid(engine: summary.engine, status: $0.status, count: $0.count, of: total, reason: $0.text)
            }
        }
    }

    private var saturated: [Warning] {
        summaries.compactMap { summary in
            guard let latency = summary.latency, latency.isSaturated, let achieved = latency.achievedPerSecond,
                let pace = benchCase.conditions.pace
            else { return nil }
            return .saturated(engine: summary.engine, rate: Double(pace.rate), achieved: achieved)
        }
    }

    private var latency: [Warning] {
        zip(summaries, trials).flatMap { summary, trials in
            var warnings: [Warning] = []
            let unreadable = LatencySummary.unreadable(trials)
            if unreadable > 0 { warnings.append(.latencyUnreadable(engine: summary.engine, count: unreadable)) }
            if let cost = summary.latency?.costNanoseconds, let figure = summary.medianNanosecondsPerOperation,
                cost > Self.mostLatencyCost * figure
            {
                warnings.append(.latencyCost(engine: summary.engine, nanoseconds: figure, cost: cost))
            }
            return warnings
        }
    }

    private var overhead: [Warning] {
        summaries.compactMap { summary in
            guard summary.isNearMeasuring, let figure = summary.medianNanosecondsPerOperation,
                let overhead = summary.measuringNanosecondsPerOperation
            else { return nil }
            return .overhead(engine: summary.engine, nanoseconds: figure, overhead: overhead)
        }
    }

    private var impossible: [Warning] {
        let prices = [calibration?.copyNanosecondsPerByte, calibration?.sumNanosecondsPerByte].compactMap(\.self)
        guard let price = prices.min(), price > 0, benchCase.work.definition.pattern == .sequential,
            benchCase.work.definition.consumption != .touch
        else { return [] }
        let memory = 1e9 / price
        return summaries.compactMap { summary in
            guard let rate = summary.bytesPerSecond,
                rate > Self.mostTimesMemory * memory * Double(benchCase.conditions.threads)
            else {
                return nil
            }
            return .impossible(engine: summary.engine, bytesPerSecond: rate, memoryBytesPerSecond: memory)
        }
    }

    /// Whose cache may still hold what is cold here. Results of 0.1.0 have no layers, and say of a guest what that version said.
    private var below: [Warning] {
        guard benchCase.conditions.cache.state == .cold, let environment else { return [] }
        guard let caches = environment.fileSystem.cachesBelow else {
            return environment.virtualisation.isGuest == true ? [.guestCold] : []
        }
        return caches.isEmpty ? [] : [.coldBelow(caches)]
    }
}
