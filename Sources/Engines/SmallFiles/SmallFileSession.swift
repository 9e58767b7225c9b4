internal import CLinux
internal import Platform
internal import Workloads

/// An engine at work on many small files: each operation opens one, takes every byte, and closes it.
final class SmallFileSession: EngineSession {
    let engine: EngineSpec
    private let work: EngineWork
    private let lanes: [Lane]
    private let way: any SmallFileWay
    private let access: SmallFileAccess

    init(_ engine: EngineSpec, work: EngineWork) throws {
        let type = try engine.way((any SmallFileWay.Type).self, for: "small files")
        self.engine = engine
        self.work = work
        let size = Self.capacity(work.benchCase)
        way = type.init(engine, capacity: size)
        access = SmallFileAccess(way, paths: try PathTable(work.data), pageSize: work.pageSize)
        let extra = type.extraBytes(engine)
        lanes = try (0..<work.benchCase.conditions.threads).map { thread in
            try Lane(work, thread: thread, bufferBytes: size + extra, needsTable: true)
        }
    }

    /// The room for one file, in bytes: whole pages, so that what lies behind it begins on one.
    private static func capacity(_ benchCase: Case) -> Int {
        (benchCase.work.definition.fileSize.bytes + PageCache.pageSize - 1) & ~(PageCache.pageSize - 1)
    }

    /// A batch opens each of its files itself, so that batches follow each other freely; a cold one is a pass of its own.
    var longestGroup: Int { work.benchCase.isOnePass ? 1 : min(lanes.map(\.batchCapacity).min() ?? 1, 1 << 16) }

    func prepare() throws {}

    func run(_ batches: Range<Int>) throws -> Measurement {
        try group(batches, use: .init(work.definition.consumption))
    }

    func audit() throws -> UInt64 { try group(0..<1, use: .audit).digests[0] }

    func verifyWritten(batches count: Int) throws -> UInt64 {
        throw WorkloadError("small files are not written", accepted: "operation: read")
    }

    func record(_ plan: LatencyPlan) throws { try lanes.record(plan, of: engine, work: work) }

    func latencies() -> [LatencyShare] { lanes.latencies }

    func finish() throws {}

    private func group(_ batches: Range<Int>, use: BlockAccess.Use) throws -> Measurement {
        let (start, reports) = try LaneRunner.run(lanes) { lane in
            lane.prepare(batches)
        } body: { [way, access] lane in
            var report = LaneReport()
            do throws(EngineFault) {
                for place in 0..<batches.count {
                    let batch = SmallFileBatch(access: access, lane: lane, place: place, use: use)
                    try way.run(batch, report: &report)
                }
            } catch {
                report.fault = error
            }
            return report
        }
        var sum = try Measurement(reports, start: start, batches: batches.count, of: work)
        sum.phases = PhaseTimes()
        for report in reports { sum.phases += report.sampled }
        return sum
    }
}

/// The paths of all files as C strings of one length, made once: an operation finds its own by multiplication.
final class PathTable: @unchecked Sendable {
    private let bytes: AlignedBuffer
    private let stride: Int

    init(_ data: DataSet) throws(SystemError) {
        stride = data.path(ofFile: 0).utf8.count + 1
        bytes = try AlignedBuffer(stride * data.fileCount)
        for file in 0..<data.fileCount {
            var place = unsafe bytes.base + file * stride
            for byte in data.path(ofFile: file).utf8 {
                unsafe place.storeBytes(of: byte, as: UInt8.self)
                unsafe place += 1
            }
            unsafe place.storeBytes(of: 0, as: UInt8.self)
        }
    }

    @inline(__always)
    func path(_ file: Int) -> UnsafePointer<CChar> {
        unsafe UnsafePointer((bytes.base + file &* stride).assumingMemoryBound(to: CChar.self))
    }
}
