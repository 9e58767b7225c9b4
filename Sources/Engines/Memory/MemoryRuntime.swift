internal import Workloads

/// The first touch of fresh memory.
enum MemoryRuntime: WorkRuntime {
    static var definition: any WorkDefinition.Type { MemoryWork.self }

    static func session(_ engine: EngineSpec, index: Int, work: EngineWork) throws -> any EngineSession {
        try AnonymousSession(engine, index: index, work: work)
    }

    /// Nothing is read.
    static func expectedDigest(of work: EngineWork, everyByte: Bool) throws -> UInt64 { 0 }
}
