import Glibc
import Results
import Statistics
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
            + guest
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

    private var spikes: [Warning] {
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

    private var drifts: [Warning] {
        zip(summaries, trials).compactMap { summary, trials in
            guard let drift = drift(logMetrics(trials).map(\.log)), drift.p < Self.error else { return nil }
            let change = expm1(drift.change)
            return abs(change) > Self.leastDrift ? .drift(engine: summary.engine, change: change) : nil
        }
    }

    private var position: [Warning] {
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

    private var pageSizes: [Warning] {
        let sizes = summaries.compactMap(\.filePmdMappedBytes)
        guard let smallest = sizes.min(), let largest = sizes.max(), largest > 0 else { return [] }
        let differs = largest - smallest > Self.mostPageSizeDifference * largest
        return differs ? [.pageSizes(smallest: smallest, largest: largest)] : []
    }

    private var pages: [Warning] {
        let missed = zip(summaries, trials).compactMap { summary, trials -> Warning? in
            let asking = trials.filter { $0.status == .valid && $0.pageBytesAsked != nil }
            let without = asking.filter { $0.pageBytesObtained != $0.pageBytesAsked }
            guard let first = without.first, let asked = first.pageBytesAsked else { return nil }
            return .pagesNotObtained(
                engine: summary.engine,
                count: without.count,
                of: asking.count,
                asked: asked,
                obtained: first.pageBytesObtained
            )
        }
        return missed + (benchCase.twin == nil || benchCase.conditions.backing == .anonymous ? [] : [.hugetlbTwin])
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

    /// What the last cache before memory holds is read from there, whoever reads it.
    private var cached: [Warning] {
        guard let cache = environment?.cpu.lastLevelBytes, let set = WorkingSet(benchCase), set.bytes <= cache,
            summaries.contains(where: { $0.medianNanosecondsPerOperation != nil })
        else { return [] }
        return [.fitsCache(bytes: set.bytes, cache: cache, popular: set.isPopular)]
    }

    private var crowded: [Warning] {
        guard let cpus = environment?.cpu.allowed?.count ?? environment?.cpu.onlineCount, cpus > 0,
            benchCase.conditions.threads > cpus
        else {
            return []
        }
        return [.crowded(threads: benchCase.conditions.threads, cpus: cpus)]
    }

    /// What the CPUs that were used have in common, or not.
    private var cores: [Warning] {
        guard let cpu = environment?.cpu, benchCase.busyCPUs > 1 else { return [] }
        let used = Set(summaries.compactMap(\.cpus).joined())
        let shared = (cpu.sharedCores ?? []).map { $0.filter(used.contains) }.filter { $0.count > 1 }
        let kinds = (cpu.kinds ?? []).map { $0.filter(used.contains) }.filter { !$0.isEmpty }
        return (shared.isEmpty ? [] : [.sharedCores(shared)]) + (kinds.count > 1 ? [.unlikeCPUs(kinds)] : [])
    }

    private var quota: [Warning] {
        guard let cpus = environment?.limits.cpuQuota, Double(benchCase.busyCPUs) > cpus else { return [] }
        return [.quota(busy: benchCase.busyCPUs, cpus: cpus)]
    }

    private var throttled: [Warning] {
        summaries.compactMap { summary in
            guard let share = summary.share(summary.counters[.throttledNanoseconds]), share > Self.mostThrottled else {
                return nil
            }
            return .throttled(engine: summary.engine, share: min(1, share))
        }
    }

    private var uncounted: [Warning] {
        guard benchCase.conditions.threads > 1, environment?.cpu.flags?.contains("invlpgb") == true else { return [] }
        return [.tlbUncounted]
    }

    private var overwrites: [Warning] {
        guard benchCase.work.definition.operation.writes, benchCase.conditions.backing == .file, let environment else {
            return []
        }
        if let cost = calibration?.overwrite {
            return cost.isDear ? [.dearOverwrite(cost, fileSystem: environment.fileSystem.type)] : []
        }
        // A version that measures says what it found; large folios of ext4 came with 6.16.
        guard environment.findings == nil, environment.fileSystem.type == "ext4",
            let number = environment.kernel.number,
            (number.major, number.minor) >= (6, 16)
        else { return [] }
        return [.ext4Overwrite(kernel: "\(number.major).\(number.minor)")]
    }

    /// Whose cache may still hold what is cold here. A guest alone has a sentence of its own, as earlier results have no layers.
    private var guest: [Warning] {
        guard benchCase.conditions.cache.state == .cold, let environment else { return [] }
        let caches = environment.fileSystem.cachesBelow ?? []
        if caches.contains(where: { $0.kind != "guest" }) { return [.coldBelow(caches)] }
        return environment.virtualisation.isGuest == true ? [.guestCold] : []
    }
}
