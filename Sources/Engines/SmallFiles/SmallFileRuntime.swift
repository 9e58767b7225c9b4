internal import Workloads

/// Many files, each opened, read whole and closed.
enum SmallFileRuntime: WorkRuntime {
    static var definition: any WorkDefinition.Type { SmallFileWork.self }

    static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession {
        try SmallFileSession(engine, work: work)
    }

    static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64 {
        try ExpectedDigest(work).digest(everyByte: everyByte)
    }
}
