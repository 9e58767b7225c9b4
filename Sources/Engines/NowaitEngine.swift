internal import CLinux
internal import Glibc
internal import Platform
internal import Workloads

/// preadv2(2) with RWF_NOWAIT, and pread(2) for what the page cache does not hold.
struct NowaitCalls: PositionalCalls {
    static var readCall: String { "preadv2 with RWF_NOWAIT" }

    private var missed: UInt64 = 0
    var misses: UInt64? { missed }

    @inline(__always)
    mutating func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawPointer,
        _ count: Int,
        _ offset: Int,
        _ made: inout UInt64
    ) -> Int64 {
        unsafe clinux_pread_nowait(descriptor, buffer, count, Int64(offset), &made, &missed)
    }
}

/// The file of ``NowaitCalls``: one descriptor for all threads.
final class NowaitOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: request.engine.value("advice"), phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(NowaitCalls(), files, report: &report)
    }

    static func obstacle() -> String? {
        ReadFlags.obstacle(clinux_rwf_nowait, "RWF_NOWAIT", since: (4, 14))
    }
}

/// The flags of preadv2(2), tried out.
enum ReadFlags {
    /// Why a flag can't be used, by a read of this program's own first byte; nil if it can.
    ///
    /// - Parameter since: the version of Linux that brought it.
    static func obstacle(_ flags: Int32, _ name: String, since: (Int, Int)) -> String? {
        guard let file = try? FileHandle("/proc/self/exe") else { return nil }
        var byte: UInt8 = 0
        var calls: UInt64 = 0
        let got = unsafe clinux_pread_flags(file.descriptor, &byte, 1, 0, flags, &calls)
        guard got < 0, got != -Int64(EAGAIN) else { return nil }
        let reason = SystemError("preadv2", result: Int(got)).reason
        return "\(name): \(reason); it needs Linux \(since.0).\(since.1) and a file system that does it"
    }
}
