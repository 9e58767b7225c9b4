internal import CLinux

/// pread(2).
struct PreadCalls: PositionalCalls {
    static var readCall: String { "pread" }

    init() {}
    init(of files: OpenFiles) {}

    @inline(__always)
    mutating func read(_ block: PositionalRead, _ made: inout UInt64) -> Int64 {
        unsafe clinux_pread_full(block.descriptor, block.buffer, block.count, block.offset, &made)
    }
}

/// pread(2) into a buffer, and pwrite(2).
typealias PreadEngine = PositionalEngine<PreadCalls>

/// The file of ``PreadCalls``.
final class PreadOpening: PositionalOpening, @unchecked Sendable {
    typealias Calls = PreadCalls

    let files: OpenFiles

    init(_ files: OpenFiles) { self.files = files }

    func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
        try batch.run(PreadCalls(of: files), files, report: &report)
    }
}
