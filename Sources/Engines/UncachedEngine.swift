internal import CLinux
internal import Platform
internal import Workloads

/// preadv2(2) with RWF_DONTCACHE: the pages that a read brings in leave the page cache after it, those that were there stay.
struct UncachedCalls: PositionalCalls {
    static var readCall: String { "preadv2 with RWF_DONTCACHE" }
    /// Never called: the catalog refuses to write.
    static var writeCall: String { "none" }

    @inline(__always)
    mutating func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawPointer,
        _ count: Int,
        _ offset: Int,
        _ made: inout UInt64
    ) -> Int64 {
        unsafe clinux_pread_flags(descriptor, buffer, count, Int64(offset), clinux_rwf_dontcache, &made)
    }
}

/// The file of ``UncachedCalls``: one descriptor for all threads.
final class UncachedOpening: DescriptorOpening, @unchecked Sendable {
    let files: OpenFiles

    init(_ request: OpeningRequest, phases: inout PhaseTimes) throws {
        files = try OpenFiles(request, advice: request.engine.value("advice"), phases: &phases)
    }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(UncachedCalls(), files, report: &report)
    }

    static func obstacle() -> String? {
        ReadFlags.obstacle(clinux_rwf_dontcache, "RWF_DONTCACHE", since: (6, 14))
    }
}
