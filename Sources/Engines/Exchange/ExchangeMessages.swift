internal import Workloads

/// What messages hold: word `i` of a message is its first word plus `i` times a constant, so that a sum tells them apart and is
/// known without making them.
struct ExchangeMessages: Sendable {
    /// The words of 8 bytes of a message.
    let words: Int
    private let seed: UInt64

    init(_ work: EngineWork) {
        words = work.definition.unit.size.bytes / 8
        seed = Content.mix(work.seed &+ UInt64(work.round) &* Content.increment)
    }

    /// The first word of a message.
    @inline(__always)
    func start(ofTrip trip: Int, from side: ExchangeSide) -> UInt64 {
        Content.mix(seed &+ UInt64(truncatingIfNeeded: trip &* 2 &+ side.rawValue))
    }

    /// Writes a message into `target`.
    @inline(__always)
    func write(_ start: UInt64, to target: UnsafeMutableRawPointer) {
        let place = unsafe target.assumingMemoryBound(to: UInt64.self)
        for word in 0..<words { unsafe place[word] = start &+ UInt64(truncatingIfNeeded: word) &* Content.increment }
    }

    /// The sum of the words of a message that lies in `source`.
    @inline(__always)
    func sum(of source: UnsafeRawPointer) -> UInt64 {
        let place = unsafe source.assumingMemoryBound(to: UInt64.self)
        var sum: UInt64 = 0
        for word in 0..<words { unsafe sum &+= place[word] }
        return sum
    }

    /// The sum that a message must have.
    func sum(ofTrip trip: Int, from side: ExchangeSide) -> UInt64 {
        let count = UInt64(words)
        let steps = UInt64(truncatingIfNeeded: words &* (words - 1) / 2)
        return count &* start(ofTrip: trip, from: side) &+ steps &* Content.increment
    }
}
