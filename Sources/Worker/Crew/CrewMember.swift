internal import Engines
internal import Platform
internal import Workloads

/// A member of a crew, in its process: a session over its part of the work, led by ``Crew`` in the worker.
struct CrewMember {
    private let session: any EngineSession
    private let line: LineSocket
    private let order: RoundOrder

    init(order: RoundOrder, engine: Int, member: Int, line: LineSocket) throws {
        self.line = line
        self.order = order
        let benchCase = order.benchCase
        let placement = try NodePlacement(benchCase.conditions.numa, cpus: order.cpus)
        let cpus = placement?.cpus ?? order.cpus
        if let cpu = benchCase.members.cpu(ofMember: member, of: cpus) { try CPUSet.pin(to: cpu) }
        try placement?.apply()
        let whole = EngineWork(
            benchCase,
            data: order.data,
            seed: order.seed,
            round: order.round,
            cpus: cpus,
            events: order.countsEvents == false ? nil : HardwareCounters.events
        )
        let part = EngineWork(whole, thread: member, meetingAt: order.meetingPaths ?? []) {
            line.send(CrewAnswer.ready)
            guard case .begin(let moment) = line.receive(CrewCommand.self) else { return }
            while Clock.now() < moment {}
        }
        session = try EngineSessions.session(benchCase.engines[engine], index: engine, work: part)
    }

    /// Does what it is asked until the worker is gone, or has let it go.
    func run() {
        while let command = line.receive(CrewCommand.self) {
            do {
                line.send(try carryOut(command))
            } catch let wrong as WrongContent {
                line.send(CrewAnswer.wrong(offset: wrong.offset, path: wrong.path))
            } catch {
                let obstacle = Obstacle(error, dataAt: order.data.anyPath)
                line.send(CrewAnswer.failed(reason: obstacle.description, isUnsupported: obstacle.kind == .refused))
            }
        }
    }

    private func carryOut(_ command: CrewCommand) throws -> CrewAnswer {
        switch command {
        case .prepare: try session.prepare()
        case .dirtyAgain: try session.dirtyAgain()
        case .run(let lower, let upper):
            // The worker reads what is of the whole system.
            let counters = CounterReading(
                writes: order.benchCase.work.definition.operation.writes,
                interrupts: false,
                dataAt: order.data.memoryPath == nil ? order.data.anyPath : nil
            )
            return .measured(try counters.around { try session.run(lower..<upper) })
        // A failed run has ended before it heard when to begin.
        case .begin: break
        case .record:
            if let plan = LatencyPlan(order.benchCase, order.latency ?? .off) { try session.record(plan) }
        case .latencies: return .latencies(try session.latencies())
        case .audit: return .digest(try session.audit())
        case .verify(let count): return .digest(try session.verifyWritten(batches: count))
        case .finish: try session.finish()
        }
        return .done
    }
}
