internal import CLinux
internal import Platform
internal import Workloads

/// Messages that lie in memory which both processes have mapped: each is written and read where it lies, and a futex wakes who
/// waits for it.
@safe struct SharedMemoryExchange: ExchangeEngine, ~Copyable {
    private let posted: UnsafeMutablePointer<UInt32>
    private let awaited: UnsafeMutablePointer<UInt32>
    let outgoing: UnsafeMutableRawPointer
    let incoming: UnsafeRawPointer
    private var sent: UInt32
    private var received: UInt32
    private(set) var calls: UInt64 = 0

    /// - Parameters:
    ///   - sent: the messages sent before, modulo 2^32.
    ///   - received: the messages received before.
    init(_ layout: SharedMemoryLayout, sent: UInt32, received: UInt32) {
        unsafe posted = layout.posted
        unsafe awaited = layout.awaited
        unsafe outgoing = layout.outgoing
        unsafe incoming = UnsafeRawPointer(layout.incoming)
        self.sent = sent
        self.received = received
    }

    /// The messages sent and received so far.
    var counts: (sent: UInt32, received: UInt32) { (sent, received) }

    @inline(__always)
    mutating func send() throws(LoopFault) {
        sent &+= 1
        let result = unsafe clinux_futex_post(posted, sent, &calls)
        if result < 0 { throw LoopFault(.write, result: result, offset: 0) }
    }

    @inline(__always)
    mutating func receive() throws(LoopFault) {
        received &+= 1
        let result = unsafe clinux_futex_await(awaited, received, &calls)
        if result < 0 { throw LoopFault(.read, result: result, offset: 0) }
    }
}

/// Where words and messages lie in the shared memory, seen from one side.
@safe struct SharedMemoryLayout {
    let posted: UnsafeMutablePointer<UInt32>
    let awaited: UnsafeMutablePointer<UInt32>
    let outgoing: UnsafeMutableRawPointer
    let incoming: UnsafeMutableRawPointer

    /// The first page has the two words, each in a cache line of its own; a message each way has pages of its own.
    init(_ base: UnsafeMutableRawPointer, messageBytes: Int, side: ExchangeSide) {
        let stride = Self.stride(messageBytes)
        let page = PageCache.pageSize
        let (mine, other) = (side.rawValue, 1 - side.rawValue)
        unsafe posted = (base + mine * 256).assumingMemoryBound(to: UInt32.self)
        unsafe awaited = (base + other * 256).assumingMemoryBound(to: UInt32.self)
        unsafe outgoing = base + page + mine * stride
        unsafe incoming = base + page + other * stride
    }

    private static func stride(_ messageBytes: Int) -> Int {
        (messageBytes + PageCache.pageSize - 1) & ~(PageCache.pageSize - 1)
    }

    /// The bytes of the memory.
    static func bytes(messageBytes: Int) -> Int { PageCache.pageSize + 2 * stride(messageBytes) }
}

/// The shared memory of ``SharedMemoryExchange``, mapped on one side.
final class SharedMemoryWay: ExchangeWay, @unchecked Sendable {
    private final class Memory: MeetingPlace {
        private let file: MemoryFile

        init(bytes: Int) throws { file = try MemoryFile(size: bytes) }

        var paths: [String] { [file.path] }
    }

    private let file: OwnedFile
    private let mapping: OwnedMapping
    private let layout: SharedMemoryLayout
    private var sent: UInt32 = 0
    private var received: UInt32 = 0

    static func meetingPlace(_ engine: EngineSpec, messageBytes: Int) throws -> any MeetingPlace {
        switch engine[.object] {
        case .memfd: try Memory(bytes: SharedMemoryLayout.bytes(messageBytes: messageBytes))
        }
    }

    init(_ engine: EngineSpec, messageBytes: Int, side: ExchangeSide, paths: [String]) throws {
        file = try OwnedFile(paths[0], .readWrite)
        let bytes = SharedMemoryLayout.bytes(messageBytes: messageBytes)
        mapping = try OwnedMapping(file.descriptor, length: bytes, writable: true, populate: true)
        layout = unsafe SharedMemoryLayout(mapping.base, messageBytes: messageBytes, side: side)
    }

    func run(_ batch: ExchangeBatch, calls: inout UInt64) throws(LoopFault) -> UInt64 {
        var engine = SharedMemoryExchange(layout, sent: sent, received: received)
        defer {
            (sent, received) = engine.counts
            calls += engine.calls
        }
        return try batch.run(&engine)
    }
}

/// The memory that both processes map.
enum SharedObject: String, CaseIterable, Sendable {
    /// A file without a name: memfd_create(2).
    case memfd
}

/// What wakes who waits for a message.
enum ExchangeSync: String, CaseIterable, Sendable {
    /// futex(2), without spinning before.
    case futex
}

extension OptionToken<SharedObject> {
    static var object: OptionToken { .words("object") }
}

extension OptionToken<ExchangeSync> {
    static var sync: OptionToken { .words("sync") }
}

extension EngineDescriptor {
    static let sharedMemory = Self(
        name: "shared-memory",
        summary: "messages in memory that both processes have mapped, used where they lie; a futex wakes the receiver",
        limits: "no copy, but a system call to wake and one to wait; each side sleeps at once, without spinning",
        options: [OptionToken.object.option, OptionToken.sync.option],
        kinds: [.exchange],
        operations: [.read],
        access: .mapped,
        defaultPlace: { $0 is ExchangeWork ? .contender : nil },
        capabilities: { _ in [.maps] }
    )
}
