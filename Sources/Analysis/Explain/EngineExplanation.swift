package import Results
package import Workloads

/// The time of one operation of an engine, taken apart: measured phases first, and within the access a model.
///
/// The phases and the access add up to the whole. Within the access, the parts and what is unexplained add up to the access; no
/// part holds what another has, so that the unexplained time may be negative where the prices promised more than was taken.
package struct EngineExplanation: Hashable, Sendable, Encodable {
    /// The engine, as text.
    package let engine: String
    /// The median of the metric, in nanoseconds.
    package let median: Double
    /// The whole: the mean time of one operation of one thread over the timed part, median over trials, in nanoseconds.
    package let whole: Double
    /// The phases but for the access.
    package let phases: [CostPart]
    /// The access, in nanoseconds.
    package let access: Double
    /// What the access goes to.
    package let parts: [CostPart]
    /// The access less its parts.
    package let unexplained: Double
    /// The share of the whole that the CPU spent in user code, as the kernel samples it.
    package let userShare: Double?
    /// The share that it spent in the kernel.
    package let systemShare: Double?
    /// Calls, faults and bytes from the device for one operation; nil where none was counted.
    package let counts: EngineCounts?
    /// What the PMU counted for one operation; nil where there was none.
    package let events: EventFigures?
    /// What an operation is called; no part of the JSON.
    private let unit: WorkUnit

    private enum CodingKeys: CodingKey {
        case engine, median, whole, phases, access, parts, unexplained, userShare, systemShare, counts, events
    }

    /// What a part is called where people read it: waiting as in the chief cost.
    package func name(of kind: CostPart.Kind) -> String {
        if case .waiting = kind { unit.waiting(deviceBytesPerByte: counts?.deviceBytesPerByte) } else { kind.name }
    }

    /// What is unexplained, as a share of the whole.
    package var unexplainedShare: Double { unexplained / whole }

    /// Takes an engine apart; nil if no valid trial tells its time, and for an engine that is unknown here.
    ///
    /// - Parameter pageBytes: of a base page of the machine that was measured.
    package init?(
        _ summary: EngineSummary,
        in benchCase: Case,
        calibration: Calibration?,
        pageBytes: Int = Environment.Pages.usualBytes
    ) {
        guard benchCase.knows(engine: summary.engine), let whole = summary.threadNanosecondsPerOperation, whole > 0,
            let median = summary.medianNanosecondsPerOperation
        else { return nil }
        engine = summary.engine
        unit = benchCase.work.definition.unit
        self.median = median
        self.whole = whole
        phases = Self.phases(summary, in: benchCase, whole)
        access = max(0, whole - phases.reduce(0) { $0 + $1.nanoseconds })
        let model = AccessModel(
            summary,
            in: benchCase,
            calibration: calibration ?? Calibration(),
            pageBytes: pageBytes
        )
        let waits = Self.waits(summary, in: benchCase, whole, access: access)
        parts = (waits + model.parts).filter { $0.nanoseconds > 0 }
        unexplained = access - parts.reduce(0) { $0 + $1.nanoseconds }
        userShare = summary.share(summary.counters[.userNanoseconds])
        systemShare = summary.share(summary.counters[.systemNanoseconds])
        counts = EngineCounts(summary)
        events = EventFigures(summary.counters)
    }

    /// The time of a kind, over phases and access.
    package func nanoseconds(of kind: CostPart.Kind) -> Double {
        (phases + parts).reduce(0) { $0 + ($1.kind == kind ? $1.nanoseconds : 0) }
    }

    /// The call that makes an engine's writes durable: a mapping of the whole file has its own.
    static func syncCall(of summary: EngineSummary, in benchCase: Case) -> String {
        benchCase.capabilities(of: summary.engine).contains(.msyncs) ? "msync" : "fdatasync"
    }

    private static func phases(_ summary: EngineSummary, in benchCase: Case, _ whole: Double) -> [CostPart] {
        let shares = summary.phases
        let all: [(CostPart.Kind, Double?)] = [
            (.opening, shares.open), (.mapping, shares.map), (.syncing, shares.sync), (.unmapping, shares.unmap),
            (.closing, shares.close),
        ]
        return all.compactMap { kind, share in
            let source =
                kind == .syncing ? CostPart.Source.sync(call: syncCall(of: summary, in: benchCase)) : .phase(kind)
            return share.map { CostPart(kind, $0 * whole, source) }
        }
    }

    /// Wall time that was no CPU time. What waits in a sync is the sync's.
    private static func waits(
        _ summary: EngineSummary,
        in benchCase: Case,
        _ whole: Double,
        access: Double
    ) -> [CostPart] {
        guard let cpu = summary.cpuShare else { return [] }
        let sync = (summary.phases.sync ?? 0) * whole
        let idle = max(0, (1 - cpu) * whole - sync)
        // Who takes turns is runnable beside the one that works, and on one CPU waits for it: that is no time of its own. Others had the
        // CPU at most while no member did. Where an idle CPU is woken the kernel counts no delay (an interrupt has that CPU queue the
        // task, since Linux 6.0, but for PREEMPT_RT): what it counts is the doing of others.
        let runDelay = summary.counters[.runDelayNanoseconds] ?? 0
        let delayed = min(access, benchCase.members.takeTurns ? min(runDelay, idle) : runDelay)
        let waiting = min(access - delayed, max(0, idle - delayed))
        // Who is held back by a quota is runnable to the kernel, or not, by its version: it is neither others' doing nor the device's.
        let throttled = min(delayed + waiting, summary.counters[.throttledNanoseconds] ?? 0)
        let ofDelay = min(delayed, throttled)
        return [
            CostPart(.waiting, waiting - (throttled - ofDelay), .clock),
            CostPart(.delayed, delayed - ofDelay, .runDelay),
            CostPart(.throttled, throttled, .quota),
        ]
    }
}
