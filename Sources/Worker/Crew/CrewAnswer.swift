internal import Engines
internal import Platform

/// What a member of a crew answers to its leader.
enum CrewAnswer: Codable {
    /// It is done.
    case done
    /// It waits for the moment to begin.
    case ready
    /// What the batches took.
    case measured(Measurement)
    /// What it has recorded.
    case latencies([LatencyShare])
    /// The digest of its part.
    case digest(UInt64)
    /// A block does not hold what was written.
    case wrong(offset: Int, path: String)
    /// It failed, for this reason.
    case failed(reason: String, isUnsupported: Bool)
}

extension CrewAnswer {
    /// What a line says; throws ``CrewFault`` for one that says nothing.
    init(_ line: [UInt8]) throws {
        guard let answer = LineSocket.message(CrewAnswer.self, in: line) else {
            throw CrewFault("a process gave an answer that can't be understood")
        }
        self = answer
    }
}
