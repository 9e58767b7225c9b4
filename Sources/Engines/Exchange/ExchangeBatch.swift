internal import Workloads

/// One batch of round trips, from one side.
struct ExchangeBatch {
    let messages: ExchangeMessages
    /// The numbers of the round trips.
    let trips: Range<Int>
    let side: ExchangeSide
    /// Where the time of each round trip is recorded; nil for nowhere.
    let track: LatencyTrack?
    /// True for the first of a group.
    let isFirst: Bool

    /// Makes the round trips; returns the sum of all words that were received.
    func run<Engine: ExchangeEngine & ~Copyable>(_ engine: inout Engine) throws(LoopFault) -> UInt64 {
        guard let track else {
            var nothing = NoRecorder()
            return try engine.run(messages, trips: trips, side: side, &nothing)
        }
        var recorder = track.recorder(isFirst: isFirst)
        defer { track.take(recorder) }
        return try engine.run(messages, trips: trips, side: side, &recorder)
    }
}
