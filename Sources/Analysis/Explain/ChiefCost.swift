package import Results
package import Workloads

/// The part of an engine's time that explains most of it, found from phases, counters and calibrated prices.
///
/// An estimate: prices were measured on small examples before the first round. It never says more than the measured user or
/// system time allows.
package struct ChiefCost: Hashable, Sendable {
    /// What kind of cost it is.
    package enum Kind: Hashable, Sendable {
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
        /// Fetching bytes from memory, and using them.
        case memory
        /// None of these explains much: user and system time.
        case unexplained
    }

    /// The kind.
    package let kind: Kind
    /// Its share of the engine's time, 0 to 1.
    package let share: Double
    /// What it is, in a phrase without the engine and the share.
    package let text: String

    /// A cost that explains less than this is not named.
    package static let leastShare = 0.25

    /// The phrase of a case: the cost of its slowest engine, or of all where they are the same.
    ///
    /// An open loop has none: most of its time is spent waiting for the next operation to be due.
    static func phrase(_ finding: CaseFinding) -> String? {
        guard finding.benchCase.pace == nil else { return nil }
        let measured = finding.summaries.filter { $0.medianNanosecondsPerOperation != nil }
        let costs = measured.compactMap { ChiefCost(of: $0, in: finding.benchCase, calibration: finding.calibration) }
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
    package var phrase: String { kind == .unexplained ? text : "\(text) (\(FigureText.percent(share)))" }

    private init(_ kind: Kind, _ share: Double?, _ text: String) {
        self.kind = kind
        self.share = max(0, min(1, share ?? 0))
        self.text = text
    }

    /// The chief cost of an engine; nil if no valid trial tells.
    package init?(of summary: EngineSummary, in benchCase: Case, calibration: Calibration?) {
        guard let explanation = EngineExplanation(summary, in: benchCase, calibration: calibration) else { return nil }
        let costs = Self.costs(explanation, summary, in: benchCase)
        if let chief = costs.max(by: { $0.share < $1.share }), chief.share >= Self.leastShare {
            self = chief
            return
        }
        guard let user = explanation.userShare, let system = explanation.systemShare else { return nil }
        self.init(
            .unexplained,
            user + system,
            system >= user
                ? "in the kernel, beyond the calls, copies and faults of the calibration (system time "
                    + "\(FigureText.percent(min(1, system))))"
                : "in user code (user time \(FigureText.percent(min(1, user))))"
        )
    }

    /// The parts of an explanation as costs. Those that follow from prices are held to the user or system time that was measured.
    private static func costs(
        _ explanation: EngineExplanation,
        _ summary: EngineSummary,
        in benchCase: Case
    ) -> [ChiefCost] {
        let mapped = summary.engine.hasPrefix("mmap")
        let user = explanation.userShare ?? 1
        let system = explanation.systemShare ?? 1
        func cost(_ kind: Kind, _ parts: [CostPart.Kind], limit: Double = 1, _ text: String) -> ChiefCost {
            let sum = parts.reduce(0) { $0 + explanation.nanoseconds(of: $1) }
            return ChiefCost(kind, min(sum / explanation.whole, limit), text)
        }
        let words = Words(summary, benchCase)
        return [
            cost(.sync, [.syncing], EngineExplanation.syncCall(of: summary)),
            cost(.waiting, [.waiting], words.waiting),
            cost(.delayed, [.delayed], "waiting for a CPU, which others had"),
            cost(.opening, [.opening, .closing], "opening and closing"),
            cost(.mapping, [.mapping, .unmapping], "mapping and unmapping"),
            cost(.faults, [.faults], limit: system, words.faults),
            cost(.syscalls, [.systemCalls, .lookup], limit: user + system, words.calls),
            cost(.copying, [.copying], limit: mapped ? user : system, "copying \(words.size) \(words.unit)"),
            cost(.memory, [.memory], limit: mapped ? user : user + system, words.memory),
        ]
    }

    /// The phrases of costs that depend on the case.
    private struct Words {
        let summary: EngineSummary
        let benchCase: Case

        init(_ summary: EngineSummary, _ benchCase: Case) {
            self.summary = summary
            self.benchCase = benchCase
        }

        var unit: String { benchCase.kind == .smallFiles ? "a file" : "an operation" }
        var size: ByteSize { benchCase.kind == .smallFiles ? benchCase.fileSize : benchCase.blockSize }

        var waiting: String {
            guard let read = summary.deviceReadPerByte, read > 0 else { return "waiting" }
            return read > 1.5
                ? "\(FigureText.count(read)) bytes read from the device per byte asked" : "waiting for the device"
        }

        var faults: String { "\(FigureText.count(summary.counters[.minorFaults] ?? 0)) faults \(unit)" }

        var calls: String {
            let calls = FigureText.count(summary.counters[.syscalls] ?? 0)
            return benchCase.kind == .file && calls == "1"
                ? "1 system call per \(benchCase.blockSize)" : "\(calls) system calls \(unit)"
        }

        var memory: String {
            let mapped = summary.engine.hasPrefix("mmap")
            switch benchCase.operation == .write ? .copy : benchCase.consumption {
            case .sum: return mapped ? "summing \(size) in memory \(unit)" : "fetching and summing \(size) \(unit)"
            case .copy where mapped: return "copying \(size) in memory \(unit)"
            case .touch where mapped: return "touching memory"
            case .copy, .touch: return "fetching \(size) from memory \(unit)"
            }
        }
    }
}
