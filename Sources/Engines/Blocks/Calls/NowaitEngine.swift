internal import CLinux
internal import Results

/// preadv2(2) with RWF_NOWAIT, and pread(2) for what the page cache does not hold.
struct NowaitCalls: PositionalCalls {
    static var readCall: String { "preadv2 with RWF_NOWAIT" }

    private var missed: UInt64 = 0

    init(of files: OpenFiles) {}

    @inline(__always)
    mutating func read(_ block: PositionalRead, _ made: inout UInt64) -> Int64 {
        unsafe clinux_pread_nowait(block.descriptor, block.buffer, block.count, block.offset, &made, &missed)
    }

    func count(into counts: inout Counts) { counts.add(Int(missed), to: .nowaitMisses) }

    static func obstacle() -> String? {
        ReadFlags.obstacle(clinux_rwf_nowait, "RWF_NOWAIT", since: (4, 14))
    }
}

/// The file of ``NowaitCalls``.
final class NowaitOpening: PositionalOpening, @unchecked Sendable {
    typealias Calls = NowaitCalls

    let files: OpenFiles

    init(_ files: OpenFiles) { self.files = files }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(NowaitCalls(of: files), files, report: &report)
    }
}
