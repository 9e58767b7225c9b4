internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// Runs one round: every engine of a case once, in the order given, under the same conditions.
struct RoundRunner {
    let order: RoundOrder
    let emit: (WorkerReport) -> Void
    let expectation: Expectation
    let placement: NodePlacement?
    private let refusal: String?

    /// - Parameter events: what is counted around each timed part; nil for nothing.
    init(
        order: RoundOrder,
        events: [CounterEvent]? = HardwareCounters.events,
        emit: @escaping (WorkerReport) -> Void
    ) {
        var order = order
        var refusal: String?
        var placement: NodePlacement?
        do {
            placement = try NodePlacement(order.benchCase.conditions.numa, cpus: order.cpus)
            order.cpus = placement?.cpus ?? order.cpus
        } catch {
            refusal = error.description
        }
        self.order = order
        self.emit = emit
        self.placement = placement
        self.refusal = refusal
        expectation = Expectation(
            EngineWork(
                order.benchCase,
                data: order.data,
                seed: order.seed,
                round: order.round,
                cpus: order.cpus,
                events: events
            )
        )
    }

    var benchCase: Case { order.benchCase }
    var cache: CacheControl {
        CacheControl(benchCase: benchCase, data: order.data, isShared: order.turn == .second)
    }
    var work: EngineWork { expectation.work }

    /// Runs the round and reports a trial for each engine.
    func run() {
        // Other data holds its pages already.
        let shortage = order.data.hasFiles ? nil : order.data.poolProblem(on: placement)
        if let refusal = refusal ?? cache.refusal() ?? shortage ?? crowding { return refuseAll(refusal) }
        do {
            if let cpu = order.cpus.first { try CPUSet.pin(to: cpu) }
            try placement?.apply()
        } catch {
            return refuseAll("\(error)")
        }
        // They end with the round, by being let go.
        let spinners: Spinners?
        do {
            spinners = try Spinners(benchCase.conditions.spinners, cpus: Array(order.cpus.dropFirst()))
        } catch {
            return refuseAll("\(error)")
        }
        defer { withExtendedLifetime(spinners) {} }
        if benchCase.alternates {
            alternate()
        } else {
            for (position, index) in order.order.enumerated() { alone(index, position: position) }
        }
    }

    /// Why an open loop can't be run on these CPUs: issuers spin, and two on one CPU would make each other late.
    private var crowding: String? {
        let cpus = order.cpus.isEmpty ? (try? CPUSet.allowed().count) ?? 1 : Set(order.cpus).count
        guard benchCase.conditions.pace != nil, benchCase.conditions.threads > cpus else { return nil }
        return
            "rate with \(benchCase.conditions.threads) threads on \(cpus) CPU(s): issuers spin, and would make each other late"
    }

    func refuseAll(_ reason: String) {
        for (position, index) in order.order.enumerated() {
            emit(.trial(engine: index, Trial(round: order.round, position: position, status: .refused, reason: reason)))
        }
    }

    func failed(_ index: Int, _ position: Int, _ error: any Error) -> Trial {
        let refused = TrialRefusal.isTold(by: error)
        return Trial(round: order.round, position: position, status: refused ? .refused : .failed, reason: "\(error)")
    }

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

    /// Why a warm trial was not warm to its end; nil if it was.
    ///
    /// Reclaim may take pages away at any time (DAMON does it to files that nobody maps). It is what the engine had to fetch that
    /// spoils the figure: pages that were taken and not missed do not.
    func coolness(of trial: Trial, _ run: EngineRun) throws -> String? {
        if run.engine.capabilities.contains(.device) { return detour(of: trial) }
        guard benchCase.conditions.cache.state == .warm else { return nil }
        guard let fetched = trial[.deviceReadBytes] else { return try cache.shortage().map { "after the trial " + $0 } }
        guard fetched > Self.tolerableFetch else { return nil }
        return "not warm: \(fetched) bytes had to come from the device during the trial"
    }

    /// How far the bytes of an engine that reads from the device did not come from there; nil if they did.
    ///
    /// File systems take O_DIRECT and then serve it from the page cache, for data that they compress or keep beside the inode.
    private func detour(of trial: Trial) -> String? {
        guard benchCase.work.definition.operation == .read, let fetched = trial[.deviceReadBytes],
            let bytes = trial.bytes,
            fetched < bytes
        else { return nil }
        return "not from the device: \(fetched) of \(bytes) bytes were, so the file system served O_DIRECT from memory"
    }

    /// What a warm trial may fetch from the device, in bytes: a few pages (of the program, of the file system's own data) are some
    /// hundred microseconds of its 100 ms, far below the least effect that is told.
    static let tolerableFetch = 16384
}

extension Trial {
    /// Sets the status and the reason; the first reason stays.
    mutating func mark(_ status: TrialStatus, _ reason: String) {
        guard self.status == .valid else { return }
        self.status = status
        self.reason = reason
    }
}
