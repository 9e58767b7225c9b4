internal import Platform
internal import Results

/// Runs the lanes of a group: one on the calling thread, several on threads of their own that start at one moment.
enum LaneRunner {
    /// Runs `body` for each lane and returns when the work began and what each lane did.
    ///
    /// - Parameters:
    ///   - gate: where the one lane of a process waits for those of others.
    ///   - prepare: done by each thread before it is ready.
    ///   - body: the timed part; it fills all of the report but start, end and what the kernel and the CPU count.
    static func run(
        _ lanes: [Lane],
        startingAt gate: (@Sendable () -> Void)? = nil,
        prepare: @escaping @Sendable (Lane) -> Void,
        body: @escaping @Sendable (Lane) -> LaneReport
    ) throws(SystemError) -> (start: Int, reports: [LaneReport]) {
        if lanes.count == 1 {
            prepare(lanes[0])
            lanes[0].counters?.openOnce()
            gate?()
            let report = timed(lanes[0], body)
            return (report.start, [report])
        }
        return try together(lanes, prepare: prepare, body: body)
    }

    private static func together(
        _ lanes: [Lane],
        prepare: @escaping @Sendable (Lane) -> Void,
        body: @escaping @Sendable (Lane) -> LaneReport
    ) throws(SystemError) -> (start: Int, reports: [LaneReport]) {
        let gate = StartGate()
        let mailbox = Mailbox(lanes.count)
        for (index, lane) in lanes.enumerated() {
            do throws(SystemError) {
                try mailbox.start(index) {
                    let fault = pin(lane)
                    prepare(lane)
                    lane.counters?.open()
                    gate.wait()
                    if let fault { return LaneReport(fault: fault) }
                    return timed(lane, isCounting: true, body)
                }
            } catch {
                // Those that did start would wait at the gate for good.
                _ = gate.openWhenReady(index)
                _ = mailbox.join()
                throw error
            }
        }
        // By this thread and before the time is taken: the threads' own calls would lie behind it.
        let start = gate.openWhenReady(lanes.count) { for lane in lanes { lane.counters?.enable() } }
        return (start, mailbox.join())
    }
}

extension LaneRunner {
    /// Runs the timed part of one lane on the calling thread.
    ///
    /// - Parameter isCounting: true where the lane's counters are enabled already.
    private static func timed(
        _ lane: Lane,
        isCounting: Bool = false,
        _ body: (Lane) -> LaneReport
    ) -> LaneReport {
        let before = ThreadUsage(at: .start)
        if !isCounting { lane.counters?.enable() }
        let start = Clock.now()
        var report = body(lane)
        report.end = Clock.now()
        report.start = start
        lane.counters?.disable()
        conclude(&report, usage: before, events: lane.counters)
        return report
    }

    // By itself, so that what it needs of the stack is not touched between enabling the events and the first reading.
    @inline(never)
    private static func conclude(_ report: inout LaneReport, usage before: ThreadUsage, events: ThreadCounters?) {
        report.counts.add(batch: before.counts(to: ThreadUsage(at: .end)))
        if let events = events?.read() { report.counts.add(batch: events) }
    }

    /// Binds the calling thread to its lane's CPU; what failed, if that did.
    private static func pin(_ lane: Lane) -> EngineFault? {
        guard let cpu = lane.cpu else { return nil }
        do throws(SystemError) {
            try CPUSet.pin(to: cpu)
            return nil
        } catch {
            return EngineFault(error.operation, result: -Int64(error.number))
        }
    }
}

/// Holds threads, which can't lie in an array, until they are joined.
private final class Mailbox {
    private final class Slot {
        var thread: WorkerThread<LaneReport>?
    }

    private let slots: [Slot]

    init(_ count: Int) { slots = (0..<count).map { _ in Slot() } }

    func start(_ index: Int, _ body: @escaping @Sendable () -> LaneReport) throws(SystemError) {
        slots[index].thread = try WorkerThread(body)
    }

    func join() -> [LaneReport] {
        slots.map { slot in
            guard let thread = slot.thread.take() else { return LaneReport() }
            return thread.join() ?? LaneReport()
        }
    }
}
