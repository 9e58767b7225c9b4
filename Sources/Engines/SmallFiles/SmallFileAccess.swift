/// The loops over small files, and what the phases of sampled operations add up to.
struct SmallFileAccess: Sendable {
    /// One operation in this number is timed by phases.
    static let sampling = 16

    private let paths: PathTable
    private let isMapped: Bool
    private let pageSize: Int

    init(_ way: any SmallFileWay, paths: PathTable, pageSize: Int) {
        self.paths = paths
        self.pageSize = pageSize
        isMapped = type(of: way).isMapped
    }

    /// Runs a batch by an engine's calls.
    func visit<Engine: SmallFileEngine & ~Copyable>(
        _ engine: inout Engine,
        _ batch: SmallFileBatch,
        report: inout LaneReport
    ) throws(EngineFault) {
        try visit(&engine, batch.lane, place: batch.place, use: batch.use, report: &report)
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
                case .touch: try loop(&engine, table, Touch(page: pageSize), &report, &recorder)
                case .sum: try loop(&engine, table, Sum(), &report, &recorder)
                case .copy: try loop(&engine, table, Copy(), &report, &recorder)
                case .audit: try loop(&engine, table, Audit(), &report, &recorder)
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
        _ use: Use,
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
            isMapped: isMapped,
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
