internal import Workloads

/// A way of messages as the loop sees it, from one of the two sides.
///
/// A conforming type is a few words, and its methods are inlined into the loop.
protocol ExchangeEngine: ~Copyable {
    /// The system calls made so far.
    var calls: UInt64 { get }
    /// Where the next message is written.
    var outgoing: UnsafeMutableRawPointer { get }
    /// Where the message received last lies.
    var incoming: UnsafeRawPointer { get }
    /// Sends what lies in ``outgoing``.
    mutating func send() throws(LoopFault)
    /// Waits for a message.
    mutating func receive() throws(LoopFault)
}

extension ExchangeEngine where Self: ~Copyable {
    /// Makes the round trips of one batch from one side; returns the sum of all words that were received.
    ///
    /// - Parameter recorder: sees the beginning and the end of each round trip; of the side that sends first, that is from before its
    ///   message is written to after the answer has been read.
    mutating func run<Record: Recorder>(
        _ messages: ExchangeMessages,
        trips: Range<Int>,
        side: ExchangeSide,
        _ recorder: inout Record
    ) throws(LoopFault) -> UInt64 {
        var digest: UInt64 = 0
        for trip in trips {
            recorder.start()
            let start = messages.start(ofTrip: trip, from: side)
            if side == .second {
                try receive()
                unsafe digest &+= messages.sum(of: incoming)
            }
            unsafe messages.write(start, to: outgoing)
            try send()
            if side == .first {
                try receive()
                unsafe digest &+= messages.sum(of: incoming)
            }
            recorder.done(digest)
        }
        return digest
    }
}

/// One engine's way of messages while it is open on one side.
///
/// A new one is a class in a file of its own, with the ``ExchangeEngine`` that its loop is compiled for, and a place in the engine's
/// line of the registry. It is no generic type: the compiler would not specialise its loop.
protocol ExchangeWay: EngineWay, AnyObject, Sendable {
    /// Makes what the two processes share.
    static func meetingPlace(_ engine: EngineSpec, messageBytes: Int) throws -> any MeetingPlace
    /// Opens it from one side.
    init(_ engine: EngineSpec, messageBytes: Int, side: ExchangeSide, paths: [String]) throws
    /// Makes the round trips of one batch; returns the digest and adds the system calls to `calls`.
    func run(_ batch: ExchangeBatch, calls: inout UInt64) throws(LoopFault) -> UInt64
}
