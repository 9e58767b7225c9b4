internal import Platform
internal import Workloads

/// The way of one engine through small files: what is switched on once, outside the loops.
struct SmallFileAccess: Sendable {
    /// One operation in so many is timed by phases.
    static let sampling = 16

    private let name: String
    private let fileAdvice: FileHandle.Advice?
    private let mapAdvice: Mapping.Advice?
    private let populate: Mapping.Advice?
    private let populateByFlag: Bool
    private let streamBufferBytes: Int
    private let paths: PathTable
    private let capacity: Int
    private let operations: Int

    init(_ engine: EngineSpec, paths: PathTable, capacity: Int, operations: Int) {
        name = engine.name
        self.paths = paths
        self.capacity = capacity
        self.operations = operations
        let advice = engine.value("advice")
        fileAdvice = advice == "sequential" ? .sequential : advice == "random" ? .random : nil
        mapAdvice = advice == "sequential" ? .sequential : advice == "random" ? .random : nil
        let populating = engine.value("populate")
        populate = populating == "read" ? .populateRead : populating == "willneed" ? .willNeed : nil
        populateByFlag = populating == "map"
        streamBufferBytes = engine.streamBufferBytes
    }

    /// Runs the batch at `place` of the lane's group.
    func run(_ lane: Lane, place: Int, use: BlockAccess.Use, report: inout LaneReport) throws(EngineFault) {
        if name == "mmap" {
            var engine = unsafe SmallFileMapper(
                advice: mapAdvice,
                populateByFlag: populateByFlag,
                populate: populate,
                buffer: lane.bufferBase,
                capacity: capacity
            )
            try visit(&engine, lane, place: place, use: use, report: &report)
        } else if name == "stdio" {
            var engine = unsafe SmallFileStream(
                streamBuffer: lane.bufferBase + capacity,
                streamBufferBytes: streamBufferBytes,
                buffer: lane.bufferBase,
                capacity: capacity
            )
            try visit(&engine, lane, place: place, use: use, report: &report)
        } else {
            var engine = unsafe SmallFileReader(
                positional: name == "pread",
                advice: fileAdvice,
                buffer: lane.bufferBase,
                capacity: capacity
            )
            try visit(&engine, lane, place: place, use: use, report: &report)
        }
    }

    private func visit<Engine: SmallFileEngine & ~Copyable>(
        _ engine: inout Engine,
        _ lane: Lane,
        place: Int,
        use: BlockAccess.Use,
        report: inout LaneReport
    ) throws(EngineFault) {
        guard let track = lane.track, use != .audit else {
            var nothing = NoRecorder()
            return try visit(&engine, lane, place: place, use: use, report: &report, &nothing)
        }
        var recorder = track.recorder(isFirst: place == 0)
        defer { track.take(recorder) }
        try visit(&engine, lane, place: place, use: use, report: &report, &recorder)
    }

    private func visit<Engine: SmallFileEngine & ~Copyable, Record: Recorder>(
        _ engine: inout Engine,
        _ lane: Lane,
        place: Int,
        use: BlockAccess.Use,
        report: inout LaneReport,
        _ recorder: inout Record
    ) throws(EngineFault) {
        guard let table = lane.offsets(place: place) else { return }
        defer { engine.count(into: &report.counts) }
        do throws(SmallFileFault) {
            let digest =
                switch use {
                case .touch: try loop(&engine, table, Touch.self, &report, &recorder)
                case .sum: try loop(&engine, table, Sum.self, &report, &recorder)
                case .copy: try loop(&engine, table, Copy.self, &report, &recorder)
                case .audit: try loop(&engine, table, Audit.self, &report, &recorder)
                }
            report.digests.append(digest)
        } catch {
            throw EngineFault("\(error.call) of a small file", result: Int64(error.result))
        }
    }

    /// The hot loop: 15 operations untimed, one with the clock read between its phases.
    private func loop<Engine: SmallFileEngine & ~Copyable, Use: Consumer, Record: Recorder>(
        _ engine: inout Engine,
        _ table: TableOffsets,
        _ use: Use.Type,
        _ report: inout LaneReport,
        _ recorder: inout Record
    ) throws(SmallFileFault) -> UInt64 {
        var digest: UInt64 = 0
        var timed = Timed()
        var sampled = 0
        for index in 0..<table.count {
            let path = unsafe paths.path(table.block(index))
            recorder.start()
            if index % Self.sampling == Self.sampling / 2 || table.count < Self.sampling {
                sampled += 1
                digest &+= try unsafe engine.visit(path, use, &timed)
            } else {
                var untimed = Untimed()
                digest &+= try unsafe engine.visit(path, use, &untimed)
            }
            recorder.done(digest)
        }
        report.sampled += PhaseTimes(
            timed,
            isMapped: name == "mmap",
            scale: Double(table.count) / Double(max(1, sampled))
        )
        return digest
    }
}

extension PhaseTimes {
    /// The phases of all operations, scaled up from the sampled ones.
    init(_ timed: Timed, isMapped: Bool, scale: Double) {
        self.init()
        func scaled(_ nanoseconds: Int) -> Int { Int((Double(nanoseconds) * scale).rounded()) }
        open = scaled(timed.open)
        access = scaled(timed.access)
        close = scaled(timed.close)
        guard isMapped else { return }
        map = scaled(timed.map)
        unmap = scaled(timed.unmap)
    }
}
