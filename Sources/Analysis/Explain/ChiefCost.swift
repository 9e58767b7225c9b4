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
        /// Being held back by the CPU quota of a control group.
        case throttled
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

    /// What it is, with the figures that tell it.
    package enum Cause: Hashable, Sendable {
        /// The call that made writes durable.
        case sync(call: String)
        /// Bytes that the device read for each byte asked for; nil where that is not known.
        case waiting(deviceBytes: Double?)
        case delayed
        case throttled
        case opening
        case mapping
        /// Faults of one operation.
        case faults(Double)
        /// System calls of one operation.
        case syscalls(Double)
        case copying
        /// What is done with the bytes, and whether in place.
        case memory(Consumption, isMapped: Bool)
        /// The shares of user and of system time.
        case unexplained(user: Double, system: Double)
    }

    /// What it is.
    package let cause: Cause
    /// Its share of the engine's time, 0 to 1.
    package let share: Double
    /// What an operation is called.
    package let unit: WorkUnit
    /// The bytes of an operation that are moved or used, which may be several units of them, as a round trip is.
    package let size: ByteSize

    /// A cost that explains less than this is not named.
    package static let leastShare = 0.25

    private init(_ cause: Cause, _ share: Double?, in benchCase: Case) {
        self.cause = cause
        self.share = max(0, min(1, share ?? 0))
        let work = benchCase.work.definition
        unit = work.unit
        size = ByteSize(work.operationBytes * (cause == .copying ? work.copiesOfBytes : 1))
    }

    /// The chief cost of an engine; nil if no valid trial tells, and for an engine that is unknown here.
    ///
    /// - Parameter pageBytes: of a base page of the machine that was measured.
    package init?(
        of summary: EngineSummary,
        in benchCase: Case,
        calibration: Calibration?,
        pageBytes: Int = Environment.Pages.usualBytes
    ) {
        guard
            let explanation = EngineExplanation(
                summary,
                in: benchCase,
                calibration: calibration,
                pageBytes: pageBytes
            )
        else { return nil }
        let all = Self.costs(explanation, summary, in: benchCase)
        let costs = all.filter { !$0.isOfOthers }
        if let chief = costs.max(by: { $0.share < $1.share }), chief.share >= Self.leastShare {
            self = chief
            return
        }
        // Where others had the CPU for most of the time, what is left says nothing.
        if let most = all.max(by: { $0.share < $1.share }), most.isOfOthers, most.share >= Self.leastShare {
            return nil
        }
        guard let user = explanation.userShare, let system = explanation.systemShare else { return nil }
        self.init(.unexplained(user: user, system: system), user + system, in: benchCase)
    }

    /// The parts of an explanation as costs. Those that follow from prices are held to the user or system time that was measured.
    private static func costs(
        _ explanation: EngineExplanation,
        _ summary: EngineSummary,
        in benchCase: Case
    ) -> [ChiefCost] {
        let mapped = benchCase.capabilities(of: summary.engine).contains(.maps)
        let user = explanation.userShare ?? 1
        let system = explanation.systemShare ?? 1
        func cost(_ cause: Cause, _ parts: [CostPart.Kind], limit: Double = 1) -> ChiefCost {
            let sum = parts.reduce(0) { $0 + explanation.nanoseconds(of: $1) }
            return ChiefCost(cause, min(sum / explanation.whole, limit), in: benchCase)
        }
        let use =
            benchCase.work.definition.operation == .write ? Consumption.copy : benchCase.work.definition.consumption
        return [
            cost(.sync(call: EngineExplanation.syncCall(of: summary, in: benchCase)), [.syncing]),
            cost(.waiting(deviceBytes: summary.deviceReadPerByte), [.waiting]),
            cost(.delayed, [.delayed]),
            cost(.throttled, [.throttled]),
            cost(.opening, [.opening, .closing]),
            cost(.mapping, [.mapping, .unmapping]),
            cost(.faults(summary.counters[.minorFaults] ?? 0), [.faults], limit: system),
            cost(.syscalls(summary.counters[.syscalls] ?? 0), [.systemCalls, .lookup], limit: user + system),
            cost(.copying, [.copying], limit: mapped ? user : system),
            cost(.memory(use, isMapped: mapped), [.memory], limit: mapped ? user : user + system),
        ]
    }
}

extension ChiefCost {
    /// True for time in which others had the CPU, or a quota kept it away: no cost of the engine, and never named as one.
    fileprivate var isOfOthers: Bool { kind == .delayed || kind == .throttled }

    /// The kind.
    package var kind: Kind {
        switch cause {
        case .sync: .sync
        case .waiting: .waiting
        case .delayed: .delayed
        case .throttled: .throttled
        case .opening: .opening
        case .mapping: .mapping
        case .faults: .faults
        case .syscalls: .syscalls
        case .copying: .copying
        case .memory: .memory
        case .unexplained: .unexplained
        }
    }
}
