internal import Engines
internal import FoundationEssentials
internal import Platform

/// What a worker tells a thread that is a process of its own.
enum ThreadCommand: Codable {
    /// Make ready what the timed part does not make itself.
    case prepare
    /// Make ready for these batches, say so, wait for the moment, and run them.
    case run(lower: Int, upper: Int)
    /// The moment to begin at, in nanoseconds of the clock.
    case begin(at: Int)
    /// Record latencies from now on, and forget those recorded before.
    case record
    /// Tell what was recorded.
    case latencies
    /// Read batch 0 once more, byte for byte.
    case audit
    /// Read back what so many batches have written.
    case verify(batches: Int)
    /// Close; what was written may still be asked for.
    case finish
}

/// What it answers.
enum ThreadAnswer: Codable {
    /// It is done.
    case done
    /// It waits for the moment to begin.
    case ready
    /// What the batches took.
    case measured(Measurement)
    /// What its thread has recorded.
    case latencies([LatencyShare])
    /// The digest of its part.
    case digest(UInt64)
    /// A block does not hold what was written.
    case wrong(offset: Int, path: String)
    /// It failed, for this reason.
    case failed(reason: String, isUnsupported: Bool)
}

extension LineSocket {
    func send(_ message: some Encodable) {
        guard let bytes = try? JSONEncoder().encode(message) else { return }
        send([UInt8](bytes))
    }

    /// The next message; nil when the partner is gone or can't be understood.
    func receive<Message: Decodable>(_ type: Message.Type) -> Message? {
        receive().flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }
}
