public import Results
public import Workloads

/// The part of an engine's time that explains most of it, found from phases, counters and calibrated prices.
///
/// An estimate: prices were measured on small examples before the first round. It never says more than the measured user or
/// system time allows.
public struct ChiefCost: Hashable, Sendable {
    /// What kind of cost it is.
    public enum Kind: Hashable, Sendable {
        /// fdatasync(2) or msync(2).
        case sync
        /// Waiting for the device, or for anything else that is not a CPU.
        case waiting
        /// Being runnable, and waiting for a CPU.
        case delayed
        /// Opening and closing files.
        case opening
        /// Mapping, prefaulting and unmapping.
        case mapping
        /// Page faults.
        case faults
        /// System calls.
        case syscalls
        /// Copying bytes.
        case copying
        /// Summing bytes.
        case summing
        /// None of these explains much: user and system time.
        case unexplained
    }

    /// The kind.
    public let kind: Kind
    /// Its share of the engine's time, 0 to 1.
    public let share: Double
    /// What it is, in a phrase without the engine and the share.
    public let text: String

    /// A cost that explains less than this is not named.
    public static let leastShare = 0.25

    /// The phrase of a case: the cost of its slowest engine, or of all where they are the same.
    ///
    /// An open loop has none: most of its time is spent waiting for the next operation to be due.
    static func phrase(_ finding: CaseFinding) -> String? {
        guard finding.benchmark.pace == nil else { return nil }
        let measured = finding.summaries.filter { $0.medianNanosecondsPerOperation != nil }
        let costs = measured.compactMap { ChiefCost(of: $0, in: finding.benchmark, calibration: finding.calibration) }
        guard costs.count == measured.count, let first = costs.first else { return nil }
        let same = !finding.comparisons.isEmpty && finding.comparisons.allSatisfy { $0.verdict == .same }
        if same, costs.count > 1, costs.allSatisfy({ $0.kind == first.kind }) {
            return "\(costs.count == 2 ? "both" : "all"): \(first.phrase)"
        }
        let times = measured.map { $0.medianNanosecondsPerOperation ?? 0 }
        guard let slowest = times.indices.max(by: { times[$0] < times[$1] }) else { return nil }
        return "\(measured[slowest].engine): \(costs[slowest].phrase)"
    }

    /// The cost with its share, such as `1 system call per 4KiB (62 %)`.
    public var phrase: String { kind == .unexplained ? text : "\(text) (\(FigureText.percent(share)))" }

    private init(_ kind: Kind, _ share: Double?, _ text: String) {
        self.kind = kind
        self.share = max(0, min(1, share ?? 0))
        self.text = text
    }

    /// The chief cost of an engine; nil if no valid trial tells.
    public init?(of summary: EngineSummary, in benchmark: Case, calibration: Calibration?) {
        guard let whole = summary.threadNanosecondsPerOperation, whole > 0 else { return nil }
        let costs =
            Self.measured(summary) + Self.priced(summary, in: benchmark, calibration: calibration ?? Calibration())
        if let chief = costs.max(by: { $0.share < $1.share }), chief.share >= Self.leastShare {
            self = chief
            return
        }
        let user = summary.share(summary.counters.userNanoseconds)
        let system = summary.share(summary.counters.systemNanoseconds)
        guard let user, let system else { return nil }
        self.init(
            .unexplained,
            user + system,
            system >= user
                ? "in the kernel, beyond the calls, copies and faults of the calibration (system time "
                    + "\(FigureText.percent(min(1, system))))"
                : "in user code (user time \(FigureText.percent(min(1, user))))"
        )
    }

    /// Costs that were measured as times.
    private static func measured(_ summary: EngineSummary) -> [ChiefCost] {
        let phases = summary.phases
        let sync = phases.sync ?? 0
        // What waits in a sync is the sync's.
        let delayed = min(1, summary.share(summary.counters.runDelayNanoseconds) ?? 0)
        let waiting = max(0, 1 - (summary.cpuShare ?? 1) - sync - delayed)
        var text = "waiting"
        if let read = summary.deviceReadPerByte, read > 0 {
            text =
                read > 1.5
                ? "\(FigureText.count(read)) bytes read from the device per byte asked" : "waiting for the device"
        }
        return [
            ChiefCost(.sync, sync, Self.name(of: summary) == "mmap" ? "msync" : "fdatasync"),
            ChiefCost(.waiting, waiting, text),
            ChiefCost(.delayed, delayed, "waiting for a CPU, which others had"),
            ChiefCost(.opening, (phases.open ?? 0) + (phases.close ?? 0), "opening and closing"),
            ChiefCost(.mapping, (phases.map ?? 0) + (phases.unmap ?? 0), "mapping and unmapping"),
        ]
    }

    /// The engine's name without its options.
    private static func name(of summary: EngineSummary) -> String { String(summary.engine.prefix { $0 != ":" }) }

    /// Costs that follow from a count and a calibrated price, held to the user or system time that was measured.
    private static func priced(_ summary: EngineSummary, in benchmark: Case, calibration: Calibration) -> [ChiefCost] {
        let counters = summary.counters
        let user = summary.share(counters.userNanoseconds) ?? 1
        let system = summary.share(counters.systemNanoseconds) ?? 1
        func cost(_ count: Double?, _ price: Double?, limit: Double) -> Double {
            guard let count, let price else { return 0 }
            return min(summary.share(count * price) ?? 0, limit)
        }
        let mapped = summary.engine.hasPrefix("mmap")
        let unit = benchmark.kind == .smallFiles ? "a file" : "an operation"
        let calls = counters.syscalls ?? 0
        let callText =
            benchmark.kind == .file && FigureText.count(calls) == "1"
            ? "1 system call per \(benchmark.blockSize)"
            : "\(FigureText.count(calls)) system calls \(unit)"
        // Through O_DIRECT the device puts the bytes into the buffer: no CPU copies them.
        let isDirect = (try? EngineSpec(parsing: summary.engine))?.traits.contains(.device) ?? false
        let copies = isDirect ? false : !mapped || benchmark.operation == .write || benchmark.consumption == .copy
        let sums = benchmark.operation.reads && benchmark.consumption == .sum
        let size = benchmark.kind == .smallFiles ? benchmark.fileSize : benchmark.blockSize
        return [
            ChiefCost(
                .faults,
                cost(counters.minorFaults, calibration.fileFaultNanoseconds, limit: system),
                "\(FigureText.count(counters.minorFaults ?? 0)) faults \(unit)"
            ),
            ChiefCost(
                .syscalls,
                cost(
                    calls,
                    mapped ? calibration.syscallNanoseconds : calibration.preadOneByteNanoseconds,
                    limit: user + system
                ),
                callText
            ),
            ChiefCost(
                .copying,
                copies
                    ? cost(summary.bytesPerOperation, calibration.copyNanosecondsPerByte, limit: mapped ? user : system)
                    : 0,
                "copying \(size) \(unit)"
            ),
            ChiefCost(
                .summing,
                sums ? cost(summary.bytesPerOperation, calibration.sumNanosecondsPerByte, limit: user) : 0,
                "summing \(size) \(unit)"
            ),
        ]
    }
}
