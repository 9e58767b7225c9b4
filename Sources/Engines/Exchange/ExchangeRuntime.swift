internal import Results
internal import Workloads

/// Messages between two processes.
enum ExchangeRuntime: WorkRuntime {
    static var definition: any WorkDefinition.Type { ExchangeWork.self }

    static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)? {
        try way(of: engine).meetingPlace(engine, messageBytes: work.definition.unit.size.bytes)
    }

    static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession {
        try ExchangeSession(engine, by: way(of: engine), work: work)
    }

    /// What both sides must have read: it follows from the seed.
    static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64 {
        let messages = ExchangeMessages(work)
        return (0..<work.definition.operations).reduce(0) { sum, trip in
            sum &+ messages.sum(ofTrip: trip, from: .first) &+ messages.sum(ofTrip: trip, from: .second)
        }
    }

    static func control(of benchCase: Case) throws -> CaseControl? { try ExchangeControl.measure(benchCase) }

    private static func way(of engine: EngineSpec) throws -> any ExchangeWay.Type {
        try engine.way((any ExchangeWay.Type).self, for: "messages between processes")
    }
}
