internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// Runs one round: every engine of a case once, in the order given, under the same conditions.
struct RoundRunner {
    let order: RoundOrder
    let emit: (WorkerReport) -> Void
    let expectation: Expectation
    let preconditions: PreconditionStack

    /// - Parameters:
    ///   - events: what is counted around each timed part, unless the order says that nothing is; nil for nothing.
    ///   - more: conditions beside those that the case asks for, as the last.
    init(
        order: RoundOrder,
        events: @autoclosure () -> [CounterEvent]? = HardwareCounters.events,
        beside more: [any Precondition] = [],
        emit: @escaping (WorkerReport) -> Void
    ) {
        var order = order
        preconditions = PreconditionStack(PreconditionStack(for: &order).preconditions + more)
        self.order = order
        self.emit = emit
        expectation = Expectation(
            EngineWork(
                order.benchCase,
                data: order.data,
                seed: order.seed,
                round: order.round,
                cpus: order.cpus,
                events: order.countsEvents == false ? nil : events()
            )
        )
    }

    var benchCase: Case { order.benchCase }
    var work: EngineWork { expectation.work }

    /// Runs the round and reports a trial for each engine.
    func run() {
        do {
            // The folder is the one that the run has made, where it has recorded which that is.
            if order.data.identity != nil { _ = try order.data.openFolder() }
        } catch {
            return failAll(error)
        }
        if let refusal = preconditions.refusal() { return refuseAll(refusal) }
        do {
            try preconditions.prepare(.round)
        } catch {
            return refuseAll(obstacle(error).description)
        }
        // All trials have been reported by then, and this process ends.
        defer { try? preconditions.restore(.round) }
        if benchCase.alternates {
            alternate()
        } else {
            for (position, index) in order.order.enumerated() { alone(index, position: position) }
        }
    }

    func refuseAll(_ reason: String) {
        for (position, index) in order.order.enumerated() {
            emit(.trial(engine: index, Trial(round: order.round, position: position, status: .refused, reason: reason)))
        }
    }

    private func failAll(_ error: any Error) {
        for (position, index) in order.order.enumerated() {
            emit(.trial(engine: index, failed(index, position, error)))
        }
    }

    func failed(_ index: Int, _ position: Int, _ error: any Error) -> Trial {
        let obstacle = obstacle(error)
        return Trial(round: order.round, position: position, status: obstacle.status, reason: obstacle.description)
    }

    private func obstacle(_ error: any Error) -> Obstacle { Obstacle(error, dataAt: order.data.anyPath) }

    /// Runs `body`; an error becomes the engine's failed trial.
    func failure(of index: Int, _ position: Int, _ body: () throws -> Void) -> Trial? {
        do {
            try body()
            return nil
        } catch {
            return failed(index, position, error)
        }
    }

    // MARK: - What a trial has to have done

    /// What an engine read or wrote must be what the file holds.
    func check(_ run: EngineRun, _ trial: inout Trial) throws {
        if benchCase.work.definition.operation.writes {
            do {
                let digest = try run.verifyWritten()
                if benchCase.work.definition.operation == .write { trial.digest = digest }
            } catch let wrong as WrongContent {
                trial.mark(.failed, wrong.description)
            }
        }
        guard benchCase.work.definition.operation.reads else { return }
        if trial.digest != (try expectation.digest()) { trial.mark(.failed, "digest differs from the file's content") }
        guard order.audit, benchCase.work.definition.operation == .read else { return }
        if let problem = try run.auditProblem(expecting: expectation.everyByte()) { trial.mark(.failed, problem) }
    }
}

extension Trial {
    /// Sets the status and the reason; the first reason stays.
    mutating func mark(_ status: TrialStatus, _ reason: String) {
        guard self.status == .valid else { return }
        self.status = status
        self.reason = reason
    }
}
