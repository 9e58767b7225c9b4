internal import Platform
internal import Results
internal import Workloads

/// One of two processes that exchange messages: a member of a session, which says by its number which side it is.
final class ExchangeSession: EngineSession {
    let engine: EngineSpec
    private let work: EngineWork
    private let type: any ExchangeWay.Type
    private let side: ExchangeSide
    private let messages: ExchangeMessages
    private let counters: ThreadCounters?
    private var way: (any ExchangeWay)?
    private var track: LatencyTrack?

    init(_ engine: EngineSpec, by type: any ExchangeWay.Type, work: EngineWork) throws {
        self.engine = engine
        self.work = work
        self.type = type
        side = work.threads.lowerBound == 0 ? .first : .second
        messages = ExchangeMessages(work)
        counters = ThreadCounters(work.events)
    }

    /// Round trips follow each other freely.
    var longestGroup: Int { 1 << 16 }

    /// Opens what both sides share.
    func prepare() throws {
        way = try type.init(
            engine,
            messageBytes: work.definition.unit.size.bytes,
            side: side,
            paths: work.meetingPaths
        )
    }

    func run(_ batches: Range<Int>) throws -> Measurement {
        work.startingGate?()
        return try exchange(batches, recording: track)
    }

    private func exchange(_ batches: Range<Int>, recording track: LatencyTrack?) throws -> Measurement {
        guard let way else { throw EngineFault("a message before the engine is open", result: 0) }
        let operations = work.definition.operations
        var result = Measurement()
        var calls: UInt64 = 0
        counters?.openOnce()
        let before = ThreadUsage(at: .start)
        counters?.enable()
        let start = Clock.now()
        for batch in batches {
            let first = batch * operations
            do throws(LoopFault) {
                let part = ExchangeBatch(
                    messages: messages,
                    trips: first..<first + operations,
                    side: side,
                    track: track,
                    isFirst: batch == batches.lowerBound
                )
                result.digests.append(try way.run(part, calls: &calls))
            } catch {
                throw EngineFault("a message", offset: 0, result: error.result)
            }
        }
        let end = Clock.now()
        counters?.disable()
        result.counts.add(batch: before.counts(to: ThreadUsage(at: .end)))
        if let events = counters?.read() { result.counts.add(batch: events) }
        result.counts.add(Int(calls), to: .syscalls)
        result.wallNanoseconds = end - start
        result.span = start...end
        result.phases.access = end - start
        // A round trip is one operation, though two take part in it.
        guard side == .first else { return result }
        result.operations = batches.count * operations
        result.bytes = result.operations * work.definition.operationBytes
        return result
    }

    /// What is checked in every batch is every byte. Both sides are asked at once.
    func audit() throws -> UInt64 { try exchange(0..<1, recording: nil).digests[0] }

    func verifyWritten(batches count: Int) throws -> UInt64 {
        throw WorkloadError("messages are not kept", accepted: "a digest of what was received")
    }

    /// The side that sends first has both ends of a round trip: it alone records.
    func record(_ plan: LatencyPlan) throws {
        track = side == .first ? try LatencyTrack(plan, work: work, thread: 0) : nil
    }

    func latencies() -> [LatencyShare] { track.map { [$0.share] } ?? [] }

    /// The way stays open: the audit comes afterwards. It is closed when the session is let go, with its process.
    func finish() throws {}
}
