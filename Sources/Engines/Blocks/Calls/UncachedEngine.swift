internal import CLinux

/// preadv2(2) with RWF_DONTCACHE: the pages that a read brings in leave the page cache after it, those that were there stay.
struct UncachedCalls: PositionalCalls {
    static var readCall: String { "preadv2 with RWF_DONTCACHE" }
    /// Never called: the catalog refuses to write.
    static var writeCall: String { "none" }

    init(of files: OpenFiles) {}

    @inline(__always)
    mutating func read(_ block: PositionalRead, _ made: inout UInt64) -> Int64 {
        let flag = clinux_rwf_dontcache
        return unsafe clinux_pread_flags(block.descriptor, block.buffer, block.count, block.offset, flag, &made)
    }

    static func obstacle() -> String? {
        ReadFlags.obstacle(clinux_rwf_dontcache, "RWF_DONTCACHE", since: (6, 14))
    }
}

/// The file of ``UncachedCalls``.
final class UncachedOpening: PositionalOpening, @unchecked Sendable {
    typealias Calls = UncachedCalls

    let files: OpenFiles

    init(_ files: OpenFiles) { self.files = files }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(UncachedCalls(of: files), files, report: &report)
    }
}
