internal import Workloads

/// Blocks of one file.
enum BlockRuntime: WorkRuntime {
    static var definition: any WorkDefinition.Type { BlockWork.self }

    static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession {
        try FileSession(engine, index: index, work: work)
    }

    static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64 {
        try ExpectedDigest(work).digest(everyByte: everyByte)
    }
}
