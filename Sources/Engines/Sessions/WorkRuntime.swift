package import Workloads

/// How one kind of work is done: it makes sessions, and says what a correct result is. A folder for each kind.
protocol WorkRuntime {
    /// What the members of a session share, held by whoever leads them; nil for nothing.
    static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)?
    /// A session for an engine of a case; `index` is the engine's place in the case.
    static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession
    /// The digest that batch 0 of a reading case must have, computed from the content alone.
    ///
    /// - Parameter everyByte: of ``EngineSession/audit()`` instead of the timed runs.
    static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64
}

extension WorkRuntime {
    static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)? { nil }
}

/// What members of a session that are processes share: opened by path, as long as this is held.
package protocol MeetingPlace: AnyObject {
    /// The paths by which the members open it.
    var paths: [String] { get }
}

extension Work {
    /// The code of the kind of work; a line for each kind.
    var runtime: any WorkRuntime.Type {
        switch self {
        case .blocks: BlockRuntime.self
        case .smallFiles: SmallFileRuntime.self
        case .memory: MemoryRuntime.self
        case .exchange: ExchangeRuntime.self
        }
    }
}

/// Makes sessions of whatever work a case does.
package enum EngineSessions {
    /// A session for an engine of a case; `index` is the engine's place in the case.
    package static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession {
        try work.benchCase.work.runtime.session(engine, index: index, work: work)
    }

    /// The digest that batch 0 of a reading case must have, computed from the content alone.
    ///
    /// - Parameter everyByte: of ``EngineSession/audit()`` instead of the timed runs.
    package static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64 {
        try work.benchCase.work.runtime.expectedDigest(of: work, everyByte: everyByte)
    }

    /// What the members of a session share, held by whoever leads them; nil for nothing.
    package static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)? {
        try work.benchCase.work.runtime.meetingPlace(of: engine, work: work)
    }
}
