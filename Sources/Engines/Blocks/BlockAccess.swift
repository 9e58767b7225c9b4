internal import Results
internal import Workloads

/// What the loops do with the blocks of a batch, whichever engine gives them: switched on once, outside the loops.
struct BlockAccess: Sendable {
    /// How bytes are used: as the case says, or by the audit.
    enum Use: Sendable {
        case touch, sum, copy, audit

        init(_ consumption: Consumption) {
            switch consumption {
            case .touch: self = .touch
            case .sum: self = .sum
            case .copy: self = .copy
            }
        }
    }

    let use: Use
    let work: any WorkDefinition
    let payload: Payload
    /// The bytes of a page of the kernel: of each, a touch takes one.
    var pageSize = Case.pageSize

    /// Runs one batch: `place` of the lane's prepared group.
    ///
    /// - Parameter flusher: makes durable what the engine writes.
    func run<Engine: BlockEngine & ~Copyable>(
        _ engine: inout Engine,
        _ lane: Lane,
        batch: Int,
        place: Int,
        flusher: Flusher,
        report: inout LaneReport
    ) throws(EngineFault) {
        guard let track = lane.track, use != .audit else {
            var nothing = NoRecorder()
            return try run(&engine, lane, batch: batch, place: place, flusher: flusher, report: &report, &nothing)
        }
        var recorder = track.recorder(isFirst: place == 0)
        defer { track.take(recorder) }
        try run(&engine, lane, batch: batch, place: place, flusher: flusher, report: &report, &recorder)
    }

    private func run<Engine: BlockEngine & ~Copyable, Record: Recorder>(
        _ engine: inout Engine,
        _ lane: Lane,
        batch: Int,
        place: Int,
        flusher: Flusher,
        report: inout LaneReport,
        _ recorder: inout Record
    ) throws(EngineFault) {
        let frame = frame(lane)
        var flusher = flusher
        defer {
            engine.count(into: &report.counts)
            report.counts.add(Int(flusher.count), to: .syscalls)
            report.syncNanoseconds += flusher.nanoseconds
        }
        do throws(LoopFault) {
            switch work.operation {
            case .read: report.digests.append(try read(&engine, lane, batch: batch, place: place, frame, &recorder))
            case .write:
                try write(&engine, lane, batch: batch, place: place, frame, &flusher, &recorder)
                report.digests.append(0)
            case .mixed:
                let digest = try mixed(&engine, lane, batch: batch, place: place, frame, &flusher, &recorder)
                report.digests.append(digest)
            }
            if work.durability != .none { try flusher.finish() }
        } catch {
            throw EngineFault(error, of: Engine.self, syncCall: flusher.call)
        }
    }

    private func frame(_ lane: Lane) -> LoopFrame {
        unsafe LoopFrame(
            blockSize: work.blockSize.bytes,
            fileSize: work.fileSize.bytes,
            pageSize: pageSize,
            buffer: lane.bufferBase,
            payload: lane.payloadBase
        )
    }

    private func read<Engine: BlockEngine & ~Copyable, Record: Recorder>(
        _ engine: inout Engine,
        _ lane: Lane,
        batch: Int,
        place: Int,
        _ frame: LoopFrame,
        _ recorder: inout Record
    ) throws(LoopFault) -> UInt64 {
        guard let table = lane.offsets(place: place) else {
            let offsets = SequentialOffsets(
                count: work.operations,
                batch: batch,
                region: lane.plan.region
            )
            return try read(&engine, offsets, frame, &recorder)
        }
        return try read(&engine, table, frame, &recorder)
    }

    private func read<Engine: BlockEngine & ~Copyable, Offsets: OffsetSequence, Record: Recorder>(
        _ engine: inout Engine,
        _ offsets: Offsets,
        _ frame: LoopFrame,
        _ recorder: inout Record
    ) throws(LoopFault) -> UInt64 {
        switch use {
        case .touch where frame.blockSize <= frame.pageSize:
            try Loops.read(&engine, offsets, TouchOnce(), frame, &recorder)
        case .touch: try Loops.read(&engine, offsets, Touch(page: frame.pageSize), frame, &recorder)
        case .sum: try Loops.read(&engine, offsets, Sum(), frame, &recorder)
        case .copy: try Loops.read(&engine, offsets, Copy(), frame, &recorder)
        case .audit: try Loops.read(&engine, offsets, Audit(), frame, &recorder)
        }
    }

    private func write<Engine: BlockEngine & ~Copyable, Record: Recorder>(
        _ engine: inout Engine,
        _ lane: Lane,
        batch: Int,
        place: Int,
        _ frame: LoopFrame,
        _ flusher: inout Flusher,
        _ recorder: inout Record
    ) throws(LoopFault) {
        let payload = payload.inBatch(batch)
        guard let table = lane.offsets(place: place) else {
            let offsets = SequentialOffsets(
                count: work.operations,
                batch: batch,
                region: lane.plan.region
            )
            if use == .touch { return try Loops.touch(&engine, offsets, payload, frame, &recorder) }
            try Loops.write(&engine, offsets, payload, frame, &flusher, &recorder)
            return
        }
        if use == .touch { return try Loops.touch(&engine, table, payload, frame, &recorder) }
        try Loops.write(&engine, table, payload, frame, &flusher, &recorder)
    }

    private func mixed<Engine: BlockEngine & ~Copyable, Record: Recorder>(
        _ engine: inout Engine,
        _ lane: Lane,
        batch: Int,
        place: Int,
        _ frame: LoopFrame,
        _ flusher: inout Flusher,
        _ recorder: inout Record
    ) throws(LoopFault) -> UInt64 {
        guard let table = lane.offsets(place: place) else { return 0 }
        let payload = payload.inBatch(batch)
        return switch use {
        case .touch:
            try Loops.mixed(
                &engine,
                table,
                Anchored(use: Touch(page: frame.pageSize)),
                payload,
                frame,
                &flusher,
                &recorder
            )
        case .sum: try Loops.mixed(&engine, table, Anchored(use: Sum()), payload, frame, &flusher, &recorder)
        case .copy: try Loops.mixed(&engine, table, Anchored(use: Copy()), payload, frame, &flusher, &recorder)
        case .audit: 0
        }
    }
}
