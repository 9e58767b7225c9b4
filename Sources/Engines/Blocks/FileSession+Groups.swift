internal import Platform
internal import Results
internal import Workloads

/// Groups of batches on the session's threads.
extension FileSession {
    /// Opens the file for some of the threads, on whichever thread it is called.
    func opener(for lanes: [Lane]) -> @Sendable (inout PhaseTimes) throws -> any Opening {
        let path = work.data.path(ofFile: 0)
        let conditions = work.benchCase.conditions
        let identity = work.data.identity?.file
        let request = OpeningRequest(
            work: work.definition,
            hugePages: conditions.hugePages,
            path: path,
            identity: identity,
            isOwn: identity != nil || (work.definition.operation.writes && conditions.backing == .file),
            lanes: lanes
        )
        return { [open] phases in try open(request, &phases) }
    }

    func access(use: BlockAccess.Use) -> BlockAccess {
        let payload = Payload(content: work.data.content, round: work.round, engine: index)
        return BlockAccess(use: use, work: work.definition, payload: payload, pageSize: work.pageSize)
    }

    func group(_ batches: Range<Int>, in openings: [any Opening], use: BlockAccess.Use) throws -> Measurement {
        let access = access(use: use)
        // What is not timed begins when it will.
        return try together(batches, startingAt: use == .audit ? nil : work.startingGate) { index, lane, report in
            let isOne = openings.count == 1
            let opening = openings[isOne ? 0 : index]
            for (place, batch) in batches.enumerated() {
                let thread = isOne ? index : 0
                let part = LaneBatch(access: access, lane: lane, thread: thread, number: batch, place: place)
                try opening.run(part, report: &report)
            }
        }
    }

    /// Runs `body` for each lane, by its place among those of this session, and puts their reports together.
    func together(
        _ batches: Range<Int>,
        startingAt gate: (@Sendable () -> Void)?,
        body: @escaping @Sendable (Int, Lane, inout LaneReport) throws -> Void,
        noting: ([LaneReport]) -> Void = { _ in }
    ) throws -> Measurement {
        let order = Dictionary(uniqueKeysWithValues: lanes.indices.map { (ObjectIdentifier(lanes[$0]), $0) })
        let (start, reports) = try LaneRunner.run(lanes, startingAt: gate) { lane in
            lane.prepare(batches)
        } body: { lane in
            var report = LaneReport()
            report.digests.reserveCapacity(batches.count)
            do {
                try body(order[ObjectIdentifier(lane)] ?? 0, lane, &report)
            } catch {
                report.fault = error
            }
            return report
        }
        noting(reports)
        var result = try Measurement(reports, start: start, batches: batches.count, of: work)
        result.bytes = 0
        for (place, batch) in batches.enumerated() {
            for lane in lanes { result.bytes += lane.plan.bytes(ofBatch: batch, prepared: lane.offsets(place: place)) }
        }
        return result
    }
}
