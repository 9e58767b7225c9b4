package import Results
package import Workloads

/// How one kind of work is done: it makes sessions, and says what a correct result is. A folder for each kind.
protocol WorkRuntime: SendableMetatype {
    /// The kind of work.
    static var definition: any WorkDefinition.Type { get }
    /// What the members of a session share, held by whoever leads them; nil for nothing.
    static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)?
    /// A session for an engine of a case; `index` is the engine's place in the case.
    static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession
    /// The digest that batch 0 of a reading case must have, computed from the content alone.
    ///
    /// - Parameter everyByte: of ``EngineSession/audit()`` instead of the timed runs.
    static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64
    /// What the work costs without its engines, measured now; nil where the loops over blocks of memory tell that.
    static func control(of benchCase: Case) throws -> CaseControl?
}

extension WorkRuntime {
    static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)? { nil }
    static func control(of benchCase: Case) throws -> CaseControl? { nil }
}

/// What members of a session that are processes share: opened by path, as long as this is held.
package protocol MeetingPlace: AnyObject {
    /// The paths by which the members open it.
    var paths: [String] { get }
}

/// Makes sessions of whatever work a case does.
package enum EngineSessions {
    /// A session for an engine of a case; `index` is the engine's place in the case.
    package static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession {
        try EngineRegistry.runtime(of: work.benchCase.work.definition).session(engine, index: index, work: work)
    }

    /// The digest that batch 0 of a reading case must have, computed from the content alone.
    ///
    /// - Parameter everyByte: of ``EngineSession/audit()`` instead of the timed runs.
    package static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64 {
        try EngineRegistry.runtime(of: work.benchCase.work.definition).expectedDigest(of: work, everyByte: everyByte)
    }

    /// What the work of a case costs without its engines, measured now; nil where the loops over blocks of memory tell that.
    package static func control(of benchCase: Case) throws -> CaseControl? {
        try EngineRegistry.runtime(of: benchCase.work.definition).control(of: benchCase)
    }

    /// What the members of a session share, held by whoever leads them; nil for nothing.
    package static func meetingPlace(of engine: EngineSpec, work: EngineWork) throws -> (any MeetingPlace)? {
        try EngineRegistry.runtime(of: work.benchCase.work.definition).meetingPlace(of: engine, work: work)
    }
}
