internal import CLinux
internal import Platform
internal import Workloads

/// write(2) into a pipe, and read(2) from another one.
@safe struct PipeExchange: ExchangeEngine, ~Copyable {
    private let reading: Int32
    private let writing: Int32
    private let count: Int
    let outgoing: UnsafeMutableRawPointer
    let incoming: UnsafeRawPointer
    private let target: UnsafeMutableRawPointer
    private(set) var calls: UInt64 = 0

    /// - Parameter buffer: room for two messages: the one that is sent, and behind it the one that is received.
    init(reading: Int32, writing: Int32, count: Int, buffer: UnsafeMutableRawPointer) {
        self.reading = reading
        self.writing = writing
        self.count = count
        unsafe outgoing = buffer
        unsafe target = buffer + count
        unsafe incoming = UnsafeRawPointer(buffer + count)
    }

    @inline(__always)
    mutating func send() throws(LoopFault) {
        let put = unsafe clinux_write_full(writing, outgoing, count, &calls)
        if put != count { throw LoopFault(.write, result: put, offset: 0) }
    }

    @inline(__always)
    mutating func receive() throws(LoopFault) {
        let got = unsafe clinux_read_full(reading, target, count, &calls)
        if got != count { throw LoopFault(.read, result: got, offset: 0) }
    }
}

/// The two pipes of ``PipeExchange``, seen from one side.
final class PipeWay: ExchangeWay, @unchecked Sendable {
    /// A pipe each way.
    private final class Pipes: MeetingPlace {
        private let there: Pipe
        private let back: Pipe

        init() throws {
            there = try Pipe()
            back = try Pipe()
        }

        var paths: [String] { [there.readPath, there.writePath, back.readPath, back.writePath] }
    }

    private let reading: OwnedFile
    private let writing: OwnedFile
    private let buffer: AlignedBuffer
    private let count: Int

    static func meetingPlace(_ engine: EngineSpec, messageBytes: Int) throws -> any MeetingPlace { try Pipes() }

    init(_ engine: EngineSpec, messageBytes: Int, side: ExchangeSide, paths: [String]) throws {
        let isFirst = side == .first
        // Read and write: a pipe's end is opened without waiting for the other one.
        writing = try OwnedFile(paths[isFirst ? 1 : 3], .readWrite)
        reading = try OwnedFile(paths[isFirst ? 2 : 0], .readWrite)
        count = messageBytes
        buffer = try AlignedBuffer(2 * messageBytes)
    }

    func run(_ batch: ExchangeBatch, calls: inout UInt64) throws(LoopFault) -> UInt64 {
        var engine = unsafe PipeExchange(
            reading: reading.descriptor,
            writing: writing.descriptor,
            count: count,
            buffer: buffer.base
        )
        defer { calls += engine.calls }
        return try batch.run(&engine)
    }
}

extension EngineDescriptor {
    static let pipe = Self(
        name: "pipe",
        summary: "write(2) into a pipe and read(2) from another one, a pipe each way",
        limits: "two copies of each message, and a system call at each end; messages above 64 KiB go in pieces",
        options: [],
        kinds: [.exchange],
        operations: [.read],
        access: .calls,
        defaultPlace: { $0 is ExchangeWork ? .baseline : nil },
        capabilities: { _ in [.copies] }
    )
}
