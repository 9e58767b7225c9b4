internal import CLinux
internal import Platform
internal import Results
internal import Workloads

/// What a round trip costs without anybody to send to: one process fills each message and reads it, in memory of its own.
///
/// What is left of an engine's time when this and the copies are taken away is the way of the messages: system calls, waking, and fetching
/// what another CPU has written.
@safe struct ExchangeControl: ~Copyable {
    private static let groups = 7
    private static let groupNanoseconds = 3_000_000

    private let messages: ExchangeMessages
    private let bytes: Int
    private let buffer: AlignedBuffer

    /// Measures it for a case, on the calling thread; about 50 ms.
    static func measure(_ benchCase: Case) throws -> CaseControl {
        let control = try ExchangeControl(benchCase)
        var found = CaseControl(case: benchCase.id, regionBytes: control.bytes, blockBytes: control.bytes)
        // A message each way.
        found.inPlaceNanoseconds = 2 * (try control.time { trips in try control.fillAndRead(trips) })
        found.hotCopyNanoseconds = try control.time { trips in
            for _ in trips {
                unsafe clinux_copy(control.buffer.base + control.bytes, control.buffer.base, control.bytes)
            }
        }
        return found
    }

    private init(_ benchCase: Case) throws {
        let data = DataSet(directory: "", for: benchCase, seed: 1)
        messages = ExchangeMessages(EngineWork(benchCase, data: data, seed: 1, round: 0, cpus: []))
        bytes = benchCase.work.definition.unit.size.bytes
        buffer = try AlignedBuffer(2 * bytes)
    }

    /// One message for each number, by the loop of the side that sends first.
    private func fillAndRead(_ trips: Range<Int>) throws {
        var engine = unsafe OwnMessages(outgoing: buffer.base)
        let batch = ExchangeBatch(messages: messages, trips: trips, side: .first, track: nil, isFirst: false)
        BlackBox.use(try batch.run(&engine))
    }

    /// The median over groups of a few milliseconds of the nanoseconds of one of what `body` does for each number.
    private func time(_ body: (Range<Int>) throws -> Void) throws -> Double {
        func nanoseconds(_ count: Int) throws -> Int {
            let start = Clock.now()
            try body(0..<count)
            return max(1, Clock.now() - start)
        }
        // The first pass warms code and buffer.
        _ = try nanoseconds(16)
        let count = max(1, 16 * Self.groupNanoseconds / (try nanoseconds(16)))
        return Calibrator.median(try (0..<Self.groups).map { _ in Double(try nanoseconds(count)) / Double(count) })
    }
}

/// Messages that nobody else gets: what is received is what was sent.
@safe private struct OwnMessages: ExchangeEngine, ~Copyable {
    let outgoing: UnsafeMutableRawPointer
    var incoming: UnsafeRawPointer { unsafe UnsafeRawPointer(outgoing) }
    var calls: UInt64 { 0 }

    init(outgoing: UnsafeMutableRawPointer) { unsafe self.outgoing = outgoing }

    // Opaque to the compiler, or it would read what it has in registers.
    @inline(__always)
    mutating func send() throws(LoopFault) { clinux_black_box(unsafe UInt64(UInt(bitPattern: outgoing))) }

    @inline(__always)
    mutating func receive() throws(LoopFault) {}
}
