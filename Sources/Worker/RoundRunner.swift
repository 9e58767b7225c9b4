internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// Runs one round: every engine of a case once, in the order given, under the same conditions.
struct RoundRunner {
    let order: RoundOrder
    let emit: (WorkerReport) -> Void
    private let expectation: Expectation
    private let placement: NodePlacement?
    private let refusal: String?

    init(order: RoundOrder, emit: @escaping (WorkerReport) -> Void) {
        var order = order
        var refusal: String?
        var placement: NodePlacement?
        do {
            placement = try NodePlacement(order.benchmark.numa, cpus: order.cpus)
            order.cpus = placement?.cpus ?? order.cpus
        } catch {
            refusal = error.description
        }
        self.order = order
        self.emit = emit
        self.placement = placement
        self.refusal = refusal
        expectation = Expectation(
            EngineWork(order.benchmark, data: order.data, seed: order.seed, round: order.round, cpus: order.cpus)
        )
    }

    private var benchmark: Case { order.benchmark }
    private var cache: CacheControl {
        CacheControl(benchmark: benchmark, data: order.data, isShared: order.turn == .second)
    }
    private var work: EngineWork { expectation.work }

    /// Runs the round and reports a trial for each engine.
    func run() {
        if let refusal = refusal ?? cache.refusal() { return refuseAll(refusal) }
        do {
            if let cpu = order.cpus.first { try CPUSet.pin(to: cpu) }
            try placement?.apply()
        } catch {
            return refuseAll("\(error)")
        }
        if benchmark.alternates {
            alternate()
        } else {
            for (position, index) in order.order.enumerated() { alone(index, position: position) }
        }
    }

    private func refuseAll(_ reason: String) {
        for (position, index) in order.order.enumerated() {
            emit(.trial(engine: index, Trial(round: order.round, position: position, status: .refused, reason: reason)))
        }
    }

    private func failed(_ index: Int, _ position: Int, _ error: any Error) -> Trial {
        let refused = (error as? SystemError)?.isUnsupported ?? (error as? EngineFault)?.isUnsupported ?? false
        return Trial(round: order.round, position: position, status: refused ? .refused : .failed, reason: "\(error)")
    }

    // MARK: - Engine by engine

    /// A write or a sync of one engine disturbs the pages of another, and a cold pass warms them: each engine by itself, from a
    /// cache that was made anew.
    private func alone(_ index: Int, position: Int) {
        emit(.began(engine: index))
        do {
            emit(.trial(engine: index, try measureAlone(index, position: position)))
        } catch {
            emit(.trial(engine: index, failed(index, position, error)))
        }
    }

    private func measureAlone(_ index: Int, position: Int) throws -> Trial {
        let problem = try cache.prepare()
        try migrate()
        let run = try EngineRun(order, index: index, position: position, work: work)
        let resident = try cache.residentBytes()
        try run.prepare()
        let durable = benchmark.durability != .none
        let disk = durable ? order.device.flatMap(DiskStatistics.current(device:)) : nil
        while !run.isDone { try run.runGroup() }
        let unwritten = durable ? try cache.unwrittenPages() : 0
        var trial = run.trial()
        if let unwritten, unwritten > 0 {
            trial.mark(.failed, "\(unwritten) pages were not durable after the last sync")
        }
        if let disk, let later = order.device.flatMap(DiskStatistics.current(device:)) {
            trial.deviceWriteBytes = later.writtenBytes - disk.writtenBytes
        }
        trial.residentBeforeBytes = resident
        trial.residentAfterBytes = try cache.residentBytes()
        let buffer = run.bufferPages
        try run.finish()
        let probe = try probe(isFullyResident: trial.residentAfterBytes == order.data.totalBytes)
        take(probe, buffer: buffer, of: run, into: &trial)
        try check(run, &trial)
        compare(run, &trial)
        if let problem = try problem ?? coolness(of: trial) { trial.mark(.invalid, problem) }
        // What was written and not made durable would be written back while other cases are measured.
        if benchmark.operation.writes { try cache.settle() }
        return trial
    }

    /// Why a warm trial was not warm to its end; nil if it was.
    ///
    /// Reclaim may take pages away at any time (DAMON does it to files that nobody maps). It is what the engine had to fetch that
    /// spoils the figure: pages that were taken and not missed do not.
    private func coolness(of trial: Trial) throws -> String? {
        guard benchmark.cache == .warm else { return nil }
        guard let fetched = trial.deviceReadBytes else { return try cache.shortage().map { "after the trial " + $0 } }
        guard fetched > Self.tolerableFetch else { return nil }
        return "not warm: \(fetched) bytes had to come from the device during the trial"
    }

    /// What a warm trial may fetch from the device, in bytes: a few pages (of the program, of the file system's own data) are some
    /// hundred microseconds of its 100 ms, far below the least effect that is told.
    static let tolerableFetch = 16384

    /// Every batch that two engines both did must have one digest: batch 0 was checked against the content, these are the others.
    private func compare(_ run: EngineRun, _ trial: inout Trial) {
        guard benchmark.operation.reads else { return }
        for other in expectation.digestsOfOthers {
            let common = min(other.count, run.digests.count)
            guard other.prefix(common) != run.digests.prefix(common) else { continue }
            trial.mark(.failed, "a batch has another digest than with another engine")
        }
        expectation.digestsOfOthers.append(run.digests)
    }

    private func probe(isFullyResident: Bool) throws -> PagesProbe? {
        // A smaller file can't have a 2 MiB entry; where nodes are asked for, each page counts.
        guard benchmark.kind == .file, order.data.fileSize >= 2 << 20 || placement != nil else { return nil }
        return try PagesProbe(
            path: order.data.path(ofFile: 0),
            size: order.data.fileSize,
            isFullyResident: isFullyResident,
            memory: benchmark.memory
        )
    }

    private func take(_ probe: PagesProbe?, buffer: MappingPages?, of run: EngineRun, into trial: inout Trial) {
        trial.take(
            probe,
            buffer: buffer,
            engine: benchmark.engines[run.index],
            of: benchmark,
            placement: placement
        )
    }

    /// Moves pages that do not lie on the nodes asked for: those of a memory file that another process has filled, or of a cache
    /// that was filled where a node was full. Whether it worked is seen after the trial.
    private func migrate() throws {
        guard let placement, benchmark.cache == .warm, let probe = try probe(isFullyResident: true),
            let nodes = probe.nodes, placement.problem(with: nodes) != nil
        else { return }
        let file = try FileHandle(order.data.path(ofFile: 0))
        let mapping = try Mapping(file.descriptor, length: order.data.fileSize)
        try mapping.advise(.populateRead)
        _ = try PagePlacement.move(mapping, to: placement.node(ofPage:))
        try mapping.unmap()
    }

    /// What an engine read or wrote must be what the file holds.
    private func check(_ run: EngineRun, _ trial: inout Trial) throws {
        if benchmark.operation.writes {
            do {
                let digest = try run.verifyWritten()
                if benchmark.operation == .write { trial.digest = digest }
            } catch let wrong as WrongContent {
                trial.mark(.failed, wrong.description)
            }
        }
        guard benchmark.operation.reads else { return }
        if trial.digest != (try expectation.digest()) { trial.mark(.failed, "digest differs from the file's content") }
        guard order.audit, benchmark.operation == .read else { return }
        if let problem = try run.auditProblem(expecting: expectation.everyByte()) { trial.mark(.failed, problem) }
    }

    // MARK: - Engines in alternation

    /// Reads of a warm cache: all engines are open together and take turns in groups of batches, so that a slow moment of the
    /// machine meets them all. The order is turned round in every other pass.
    private func alternate() {
        var trials: [Int: Trial] = [:]
        var runs: [EngineRun] = []
        var buffers: [Int: MappingPages] = [:]
        let partner = order.turn.map { _ in TurnTaking(descriptor: TurnTaking.inheritedDescriptor) }
        if order.turn == .second { partner?.wait() }
        do {
            let problem = try cache.prepare()
            try migrate()
            let resident = try cache.residentBytes()
            for (position, index) in order.order.enumerated() {
                emit(.began(engine: index))
                trials[index] = failure(of: index, position) {
                    let run = try EngineRun(order, index: index, position: position, work: work)
                    try run.prepare()
                    try run.rehearse()
                    runs.append(run)
                }
            }
            takeTurns(&runs, &trials, with: partner)
            let after = try cache.residentBytes()
            for run in runs {
                var trial = run.trial()
                trial.residentBeforeBytes = resident
                trial.residentAfterBytes = after
                let failure = failure(of: run.index, run.position) {
                    try check(run, &trial)
                    if let problem = try problem ?? coolness(of: trial) { trial.mark(.invalid, problem) }
                    buffers[run.index] = run.bufferPages
                    try run.finish()
                }
                trials[run.index] = failure ?? trial
            }
            let probe = try probe(isFullyResident: after == order.data.totalBytes)
            for run in runs {
                guard var trial = trials[run.index] else { continue }
                take(probe, buffer: buffers[run.index], of: run, into: &trial)
                trials[run.index] = trial
            }
            compareDigests(runs, &trials)
        } catch {
            for (position, index) in order.order.enumerated() where trials[index] == nil {
                trials[index] = failed(index, position, error)
            }
        }
        for index in order.order {
            if let trial = trials[index] { emit(.trial(engine: index, trial)) }
        }
    }

    /// Runs the engines in turns to their ends; with a partner, as long as that has not ended either, so that what is checked
    /// afterwards does not disturb it.
    private func takeTurns(_ runs: inout [EngineRun], _ trials: inout [Int: Trial], with partner: TurnTaking?) {
        var forward = true
        var isDone: Bool { !runs.contains { !$0.isDone && trials[$0.index] == nil } }
        func pass() {
            for run in forward ? runs : runs.reversed() where !run.isDone && trials[run.index] == nil {
                trials[run.index] = failure(of: run.index, run.position) { try run.runGroup() }
            }
            forward.toggle()
        }
        if let partner {
            // Both are open now. Two passes in a row, after one to begin with: each is the first of the two at every other pass.
            _ = partner.handOver(isDone: false)
            var passes = order.turn == .first ? 1 : 2
            repeat {
                for _ in 0..<passes where !isDone { pass() }
                passes = 2
            } while partner.handOver(isDone: isDone)
        } else {
            while !isDone { pass() }
        }
        runs.removeAll { trials[$0.index] != nil }
    }

    /// Runs `body`; an error becomes the engine's failed trial.
    private func failure(of index: Int, _ position: Int, _ body: () throws -> Void) -> Trial? {
        do {
            try body()
            return nil
        } catch {
            return failed(index, position, error)
        }
    }

    /// Every batch that two engines both did must have one digest: batch 0 was checked against the content, these are the others.
    private func compareDigests(_ runs: [EngineRun], _ trials: inout [Int: Trial]) {
        guard let first = runs.first else { return }
        for other in runs.dropFirst() {
            let common = min(first.digests.count, other.digests.count)
            guard first.digests.prefix(common) != other.digests.prefix(common) else { continue }
            for run in [first, other] {
                trials[run.index]?.mark(.failed, "a batch has another digest than with another engine")
            }
        }
    }
}

/// The digests that batch 0 must have, computed from the content once a round.
private final class Expectation {
    let work: EngineWork
    private var ofUse: UInt64?
    private var ofEveryByte: UInt64?
    /// The digests of the engines that were measured before in this round, batch by batch.
    var digestsOfOthers: [[UInt64]] = []

    init(_ work: EngineWork) { self.work = work }

    func digest() throws -> UInt64 {
        if let ofUse { return ofUse }
        let digest = try EngineSessions.expectedDigest(of: work, everyByte: false)
        ofUse = digest
        return digest
    }

    func everyByte() throws -> UInt64 {
        if let ofEveryByte { return ofEveryByte }
        let digest = try EngineSessions.expectedDigest(of: work, everyByte: true)
        ofEveryByte = digest
        return digest
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
