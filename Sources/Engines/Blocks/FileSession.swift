internal import CLinux
internal import Glibc
internal import Platform
internal import Results
internal import Workloads

/// An engine at work on blocks of one file.
final class FileSession: EngineSession {
    let engine: EngineSpec
    let index: Int
    let work: EngineWork
    let lanes: [Lane]
    private let partCounter: PartCounter
    let type: any Opening.Type
    /// Opens the file, as the engine's options ask.
    let open: Opener
    /// One for all threads, or one for each.
    private var openings: [any Opening] = []

    init(_ engine: EngineSpec, index: Int, work: EngineWork) throws {
        let type = try engine.way((any Opening.Type).self, for: "blocks of a file")
        self.engine = engine
        self.index = index
        self.work = work
        self.type = type
        open = type.opener(engine)
        partCounter = PartCounter(work.events)
        let definition = work.definition
        // A sequential batch that goes round in its region more than once is a table, too.
        let needsTable =
            definition.pattern != .sequential || definition.operation == .mixed
            || definition.operations * work.benchCase.conditions.threads
                > definition.placeCount
        let pages = AlignedBuffer.Pages(engine)
        lanes = try work.threads.map { thread in
            try Lane(
                work,
                thread: thread,
                bufferBytes: type.bufferBytes(engine, of: definition),
                pages: pages,
                needsTable: needsTable
            )
        }
        guard definition.operation.writes else { return }
        let payload = Payload(content: work.data.content, round: work.round, engine: index)
        for lane in lanes { unsafe payload.makeTemplate(lane.payloadBase, count: lane.bufferBytes) }
    }

    private var isSteady: Bool { work.definition.mapping == .steady }

    /// A fresh mapping or a sync belongs to one batch: only steady work without durability runs several at a time.
    var longestGroup: Int {
        guard isSteady, work.definition.durability == .none else { return 1 }
        return min(lanes.map(\.batchCapacity).min() ?? 1, 1 << 16)
    }

    func prepare() throws {
        guard isSteady else { return }
        openings = try (isShared ? [lanes] : lanes.map { [$0] }).map { lanes in
            var phases = PhaseTimes()
            return try opener(for: lanes)(&phases)
        }
        for opened in openings {
            guard work.definition.operation.writes else {
                try opened.useOnce()
                continue
            }
            try opened.rewrite()
            // Where each batch ends in a sync, the state that lasts is the one after a sync: the first batch must not pay for these.
            if work.definition.durability != .none { try opened.sync() }
        }
    }

    func dirtyAgain() throws {
        guard work.definition.operation.writes, work.definition.durability == .none else { return }
        for opened in openings { try opened.rewrite() }
    }

    /// One mapping or descriptor for all threads.
    private var isShared: Bool { work.benchCase.conditions.sharing == .shared }

    func run(_ batches: Range<Int>) throws -> Measurement {
        if !openings.isEmpty {
            return try group(batches, in: openings, use: .init(work.definition.consumption))
        }
        var sum = Measurement()
        for batch in batches {
            try settle(before: batch)
            sum += isShared ? try sharedFirstTouch(batch) : try ownFirstTouch(batch)
        }
        return sum
    }

    /// One fresh opening for all threads, made before they start.
    private func sharedFirstTouch(_ batch: Int) throws -> Measurement {
        var phases = PhaseTimes()
        var part = Measurement()
        let fresh = try partCounter.count(in: &part) { try opener(for: lanes)(&phases) }
        part += try group(batch..<batch + 1, in: [fresh], use: .init(work.definition.consumption))
        part.counts.add(fresh.calls + fresh.closingCalls, to: .syscalls)
        try partCounter.count(in: &part) { try fresh.close(phases: &phases) }
        part.wallNanoseconds += phases.total
        part.phases += phases
        return part
    }

    /// Each thread opens, works and closes by itself, all of it between its start and its end. The phases are those of the thread that
    /// ended last.
    private func ownFirstTouch(_ batch: Int) throws -> Measurement {
        let access = access(use: .init(work.definition.consumption))
        let openers = lanes.map { opener(for: [$0]) }
        var last: LaneReport?
        var result = try together(batch..<batch + 1, startingAt: work.startingGate) { index, lane, report in
            var phases = PhaseTimes()
            let fresh = try openers[index](&phases)
            let part = LaneBatch(access: access, lane: lane, thread: 0, number: batch, place: 0)
            try fresh.run(part, report: &report)
            report.counts.add(fresh.calls + fresh.closingCalls, to: .syscalls)
            try fresh.close(phases: &phases)
            report.sampled = phases
        } noting: { reports in
            last = reports.max { $0.end < $1.end }
        }
        if let last {
            result.phases += last.sampled
            result.phases.access = max(0, (result.phases.access ?? 0) - last.sampled.total)
        }
        return result
    }

    /// A first store to a clean page costs a fault, one to a dirty page does not: each batch of first-touch writes begins on clean pages,
    /// or the metric would depend on how many batches fit into the trial.
    func settle(before batch: Int) throws {
        guard batch > 0, !isSteady, work.definition.operation.writes,
            work.definition.durability == .none
        else { return }
        try FileHandle(work.data.path(ofFile: 0)).syncData()
    }

    func audit() throws -> UInt64 {
        var phases = PhaseTimes()
        let fresh = try opener(for: lanes)(&phases)
        let digest = try group(0..<1, in: [fresh], use: .audit).digests[0]
        try fresh.close(phases: &phases)
        return digest
    }

    func verifyWritten(batches count: Int) throws -> UInt64 {
        let path = work.data.path(ofFile: 0)
        return try WrittenBlocks(work, engine: index, lanes: lanes, place: path)
            .verify(batches: count, in: FileHandle(path))
    }

    var bufferPages: MappingPages? { type.hasBuffer ? lanes.first?.bufferPages : nil }

    func record(_ plan: LatencyPlan) throws { try lanes.record(plan, of: engine, work: work) }

    func latencies() -> [LatencyShare] { lanes.latencies }

    func finish() throws {
        let opened = openings
        openings = []
        var phases = PhaseTimes()
        for opening in opened { try opening.close(phases: &phases) }
    }
}
