internal import CLinux
internal import Workloads

/// pread(2).
struct PreadCalls: PositionalCalls {
    static var readCall: String { "pread" }

    @inline(__always)
    mutating func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawPointer,
        _ count: Int,
        _ offset: Int,
        _ made: inout UInt64
    ) -> Int64 {
        unsafe clinux_pread_full(descriptor, buffer, count, Int64(offset), &made)
    }
}

/// pread(2) into a buffer, and pwrite(2).
typealias PreadEngine = PositionalEngine<PreadCalls>

/// The file of ``PreadEngine``: one descriptor for all threads.
final class PositionalOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: request.engine.value("advice"), phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(PreadCalls(), files, report: &report)
    }
}
