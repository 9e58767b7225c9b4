internal import Platform
internal import Workloads

/// The loop of a shape with its offsets and buffer, ready to be timed over any memory of the shape's size.
struct ControlLoop {
    private static let groups = 7
    private static let groupNanoseconds = 3_000_000

    private let shape: ControlShape
    private let lane: Lane
    private let payload: Payload

    init(_ shape: ControlShape) throws {
        self.shape = shape
        let benchCase = shape.benchCase
        let data = DataSet(directory: "", for: benchCase, seed: 1)
        let work = EngineWork(benchCase, data: data, seed: 1, round: 0, cpus: [])
        let needsTable =
            shape.work.pattern != .sequential || shape.work.operation == .mixed
        lane = try Lane(work, thread: 0, bufferBytes: shape.blockBytes, needsTable: needsTable)
        payload = Payload(content: data.content, round: 0, engine: 0)
        if shape.work.operation.writes {
            unsafe payload.makeTemplate(lane.payloadBase, count: lane.bufferBytes)
        }
    }

    /// How the loop comes to its bytes.
    enum Way {
        /// As a mapping.
        case inPlace
        /// By a copy into the buffer.
        case copied
        /// By pread(2) of a file, into the buffer.
        case pread(Int32)
        /// By a copy into the buffer, and of a byte of the same block of a file: loaded from its mapping, and where `reads` is true
        /// read by pread(2) then.
        case copiedBeside(ControlFile, reads: Bool)
    }

    /// The median over groups of a few milliseconds of the nanoseconds of one operation.
    func time(_ way: Way, base: UnsafeMutableRawPointer) throws -> Double {
        unsafe try times([way], base: base)[0]
    }

    /// The same of several ways, whose groups take turns: what disturbs the machine falls on all of them.
    func times(_ ways: [Way], base: UnsafeMutableRawPointer) throws -> [Double] {
        // The first pass warms code and buffer, and tells how many batches fill a group.
        let batches = try ways.map { way in
            let rehearsal = max(1, unsafe try run(way, base, 0..<1))
            return max(1, min(Self.groupNanoseconds / rehearsal, min(lane.batchCapacity, 1 << 12)))
        }
        var times = ways.map { _ in [Double]() }
        for group in 0..<Self.groups {
            for (index, way) in ways.enumerated() {
                let count = batches[index]
                let range = (1 + group * count)..<(1 + (group + 1) * count)
                let nanoseconds = Double(unsafe try run(way, base, range))
                times[index].append(nanoseconds / Double(count * shape.work.operations))
            }
        }
        return times.map(Calibrator.median)
    }

    /// Runs batches; returns the nanoseconds of them all.
    private func run(_ way: Way, _ base: UnsafeMutableRawPointer, _ batches: Range<Int>) throws -> Int {
        lane.prepare(batches)
        var report = LaneReport()
        report.digests.reserveCapacity(batches.count)
        let start = Clock.now()
        for (place, batch) in batches.enumerated() {
            // Chosen once a batch, as the session does.
            switch way {
            case .inPlace:
                var engine = unsafe MmapEngine(base: base)
                try run(&engine, batch, place, &report)
            case .copied:
                var engine = unsafe CopyEngine(base: base, buffer: lane.bufferBase)
                try run(&engine, batch, place, &report)
            case .pread(let descriptor):
                var engine = unsafe PreadEngine(PreadCalls(), descriptor: descriptor, buffer: lane.bufferBase)
                try run(&engine, batch, place, &report)
            case .copiedBeside(let file, let reads):
                var engine = unsafe BesideEngine(base: base, buffer: lane.bufferBase, file: file, reads: reads)
                try run(&engine, batch, place, &report)
            }
        }
        return Clock.now() - start
    }

    private func run<Engine: BlockEngine & ~Copyable>(
        _ engine: inout Engine,
        _ batch: Int,
        _ place: Int,
        _ report: inout LaneReport
    ) throws(EngineFault) {
        let access = BlockAccess(
            use: .init(shape.work.consumption),
            work: shape.work,
            payload: payload
        )
        let flusher = unsafe Flusher(.none, descriptor: -1)
        try access.run(&engine, lane, batch: batch, place: place, flusher: flusher, report: &report)
    }
}
