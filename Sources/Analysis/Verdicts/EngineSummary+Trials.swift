import Results
import Statistics
import Workloads

extension EngineSummary {
    /// A spike is further above the median than this many median absolute deviations: hyperfine's limit for outliers
    /// (14.8 deviations scaled by 1.4826 are 10 of the normal ones).
    package static let spikeDeviations = 10.0
    /// A spike is above the median by this share at least, where the deviation is near nothing.
    package static let leastSpike = 0.1

    /// Sums up the trials of an engine.
    ///
    /// - Parameter pace: of an open loop: its rates are those achieved, since the time from one operation to the next is that of the
    ///   schedule, and its metric is a latency.
    init(engine: String, trials: [Trial], pace: Pace? = nil) {
        let isValid = { (trial: Trial) in trial.status == .valid && (trial.metricNanosecondsPerOperation ?? 0) > 0 }
        // Mostly all are, and there may be a hundred thousand: no copy then.
        let valid = trials.allSatisfy(isValid) ? trials : trials.filter(isValid)
        let metrics = valid.compactMap(\.metricNanosecondsPerOperation).filter(\.isFinite)
        let median = Statistics.median(metrics)
        self.engine = engine
        statuses = StatusCounts(trials)
        medianNanosecondsPerOperation = median
        let deviation = medianAbsoluteDeviation(metrics)
        madNanosecondsPerOperation = deviation
        minNanosecondsPerOperation = metrics.min()
        maxNanosecondsPerOperation = metrics.max()
        let bytes = Self.perOperation(valid) { $0.bytes }
        bytesPerOperation = bytes
        let latency = LatencySummary(valid, pace: pace)
        self.latency = latency
        let rate = pace == nil ? median.map { 1e9 / $0 } : latency?.achievedPerSecond
        bytesPerSecond = rate.flatMap { rate in bytes.map { $0 * rate } }
        operationsPerSecond = rate
        spikes = Self.spikes(valid, median: median, deviation: deviation)
        threadNanosecondsPerOperation = Self.perOperation(valid) { trial in
            trial.wallNanoseconds.map { $0.multipliedReportingOverflow(by: trial.threads ?? 1).partialValue }
        }
        counters = OperationCounters { counter in Self.perOperation(valid) { $0[counter] } }
        deviceReadPerByte = Statistics.median(
            valid.compactMap { trial in
                guard let read = trial[.deviceReadBytes], let asked = trial.bytes, asked > 0 else { return nil }
                return Double(read) / Double(asked)
            }
        )
        phases = PhaseShares(valid)
        cpus = Self.cpus(valid)
        filePmdMappedBytes = Statistics.median(valid.compactMap { $0.filePmdMappedBytes.map(Double.init) })
        hugeMappedBytes = Statistics.median(
            valid.compactMap { trial in
                let kinds = [trial.filePmdMappedBytes, trial.shmemPmdMappedBytes, trial.sharedHugetlbBytes]
                    .compactMap(\.self)
                return kinds.isEmpty ? nil : Double(kinds.reduce(0, +))
            }
        )
    }

    /// Adds what follows from the prices of the machine.
    mutating func add(_ calibration: Calibration, of benchCase: Case, trials: [Trial]) {
        memoryBytesPerSecond = MemoryLimit.bytesPerSecond(engine: engine, of: benchCase, calibration)
        let cost = MeasuringCost(benchCase: benchCase, calibration: calibration)
        measuringNanosecondsPerOperation = cost.nanosecondsPerOperation(engine: engine, trials: trials)
        guard let figure = medianNanosecondsPerOperation, figure > 0 else { return }
        measuringShare = measuringNanosecondsPerOperation.map { $0 / figure }
    }

    private static func cpus(_ trials: [Trial]) -> [Int]? {
        let numbers = Set(trials.flatMap { ($0.cpus ?? "").split(separator: ",").compactMap { Int($0) } })
        return numbers.isEmpty ? nil : numbers.sorted()
    }

    private static func perOperation(_ trials: [Trial], _ counter: (Trial) -> Int?) -> Double? {
        Statistics.median(
            trials.compactMap { trial in
                guard let count = counter(trial), let operations = trial.operations, operations > 0 else { return nil }
                return Double(count) / Double(operations)
            }
        )
    }

    private static func spikes(_ trials: [Trial], median: Double?, deviation: Double?) -> [Spike] {
        guard let median, let deviation else { return [] }
        let limit = median + max(spikeDeviations * deviation, leastSpike * median)
        return trials.compactMap { trial in
            guard let metric = trial.metricNanosecondsPerOperation, metric > limit, metric.isFinite else { return nil }
            return Spike(
                round: trial.round,
                timesMedian: metric / median,
                majorFaults: trial[.majorFaults],
                involuntarySwitches: trial[.involuntarySwitches]
            )
        }
    }
}

extension PhaseShares {
    init(_ trials: [Trial]) {
        self.init()
        open = Self.share(trials) { $0.openNanoseconds }
        map = Self.share(trials) { $0.mapNanoseconds }
        access = Self.share(trials) { $0.accessNanoseconds }
        sync = Self.share(trials) { $0.syncNanoseconds }
        unmap = Self.share(trials) { $0.unmapNanoseconds }
        close = Self.share(trials) { $0.closeNanoseconds }
    }

    private static func share(_ trials: [Trial], _ phase: (Trial) -> Int?) -> Double? {
        median(
            trials.compactMap { trial in
                let all = [
                    trial.openNanoseconds, trial.mapNanoseconds, trial.accessNanoseconds, trial.syncNanoseconds,
                    trial.unmapNanoseconds, trial.closeNanoseconds,
                ]
                let sum = all.reduce(0.0) { $0 + Double($1 ?? 0) }
                guard let part = phase(trial), sum > 0 else { return nil }
                return Double(part) / sum
            }
        )
    }
}

extension StatusCounts {
    init(_ trials: [Trial]) {
        self.init()
        var counts: [[String]: Int] = [:]
        for trial in trials {
            switch trial.status {
            case .valid: valid += 1
            case .invalid: invalid += 1
            case .refused: refused += 1
            case .failed: failed += 1
            case .notReached: notReached = (notReached ?? 0) + 1
            }
            guard trial.status != .valid else { continue }
            counts[[trial.status.rawValue, trial.reason ?? "no reason given"], default: 0] += 1
        }
        reasons = counts.map { StatusReason(status: $0.key[0], text: $0.key[1], count: $0.value) }.sorted {
            ($1.count, $0.status, $0.text) < ($0.count, $1.status, $1.text)
        }
    }
}
