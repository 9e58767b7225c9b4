internal import CLinux
internal import Results
internal import Workloads

/// The system calls by which blocks are read and written at their offsets: the one thing in which such engines differ.
///
/// A conforming type is a few words that the engine holds, and its methods are inlined into the loops.
protocol PositionalCalls {
    /// The name of the call that reads, for errors.
    static var readCall: String { get }
    /// The name of the call that writes, for errors.
    static var writeCall: String { get }
    /// True for calls of a descriptor with O_DIRECT: no page of the cache is used by them.
    static var isDirect: Bool { get }
    /// Why this kernel can't be asked for the calls; nil if it can.
    static func obstacle() -> String?

    /// The calls as they are made of `files`.
    init(of files: OpenFiles)

    /// Reads a block; what each call adds to `made` is 1.
    ///
    /// - Returns: the bytes that were read, or a negative errno.
    mutating func read(_ block: PositionalRead, _ made: inout UInt64) -> Int64
    /// Adds what the calls have counted beside their number.
    func count(into counts: inout Counts)
}

extension PositionalCalls {
    static var writeCall: String { "pwrite" }
    static var isDirect: Bool { false }
    static func obstacle() -> String? { nil }
    func count(into counts: inout Counts) {}
}

/// One block to be read: `count` bytes at `offset` of a file into `buffer`.
@safe struct PositionalRead {
    let descriptor: Int32
    let buffer: UnsafeMutableRawPointer
    let count: Int
    let offset: Int64
}

/// Calls that name the offset, into and out of a buffer; writes are pwrite(2).
@safe struct PositionalEngine<Calls: PositionalCalls>: BlockEngine, ~Copyable {
    static var readCall: String { Calls.readCall }
    static var writeCall: String { Calls.writeCall }
    static var copies: Bool { true }

    private let descriptor: Int32
    private let buffer: UnsafeMutableRawPointer
    private var way: Calls
    private(set) var calls: UInt64 = 0

    init(_ way: Calls, descriptor: Int32, buffer: UnsafeMutableRawPointer) {
        self.way = way
        self.descriptor = descriptor
        unsafe self.buffer = buffer
    }

    @inline(__always)
    mutating func bytes(at offset: Int, count: Int) throws(LoopFault) -> UnsafeRawPointer {
        let block = unsafe PositionalRead(descriptor: descriptor, buffer: buffer, count: count, offset: Int64(offset))
        let got = way.read(block, &calls)
        if got != count { throw LoopFault(.read, result: got, offset: offset) }
        return unsafe UnsafeRawPointer(buffer)
    }

    func count(into counts: inout Counts) {
        counts.add(Int(calls), to: .syscalls)
        way.count(into: &counts)
    }

    @inline(__always)
    mutating func put(_ payload: UnsafeRawPointer, at offset: Int, count: Int) throws(LoopFault) {
        let put = unsafe clinux_pwrite_full(descriptor, payload, count, Int64(offset), &calls)
        if put != count { throw LoopFault(.write, result: put, offset: offset) }
    }
}

/// The file of a ``PositionalEngine``: one descriptor for all threads.
///
/// Each has a class of its own, which makes its calls in `run`: a generic class is not specialised where it is made by its name, and
/// its loops cost a pread of 4 KiB out of the page cache 3 % more.
protocol PositionalOpening: DescriptorOpening {
    associatedtype Calls: PositionalCalls
    init(_ files: OpenFiles)
}

extension PositionalOpening {
    static func options(_ engine: EngineSpec) -> AccessAdvice { engine[.advice] }

    init(_ request: OpeningRequest, _ advice: AccessAdvice, phases: inout PhaseTimes) throws {
        self.init(try OpenFiles(request, advice: advice, direct: Calls.isDirect, phases: &phases))
    }

    func useOnce() throws { if !Calls.isDirect { try files.readOnce() } }

    static func obstacle() -> String? { Calls.obstacle() }
}
