package import Workloads

extension EngineRegistry {
    /// The engines that come with Faultline.
    package static let builtIn = EngineRegistry(entries.map(\.descriptor))

    /// Every engine with its ways, in the order in which they are listed. One line registers an engine.
    private static let entries: [EngineEntry] = [
        EngineEntry(.read, StreamOpening.self, SmallFileReading.self),
        EngineEntry(.pread, PreadOpening.self, SmallFilePositionalReading.self),
        EngineEntry(.write, StreamOpening.self),
        EngineEntry(.pwrite, PreadOpening.self),
        EngineEntry(.mmap, MappedOpening.self, SmallFileMapping.self),
        EngineEntry(.mmapWindow, MmapWindowOpening.self),
        EngineEntry(.direct, DirectOpening.self),
        EngineEntry(.preadv2, NowaitOpening.self),
        EngineEntry(.uncached, UncachedOpening.self),
        EngineEntry(.stdio, StdioOpening.self, SmallFileStreaming.self),
        EngineEntry(.uring, UringOpening.self),
        EngineEntry(.pipe, PipeWay.self),
        EngineEntry(.sharedMemory, SharedMemoryWay.self),
    ]

    /// The code of every kind of work.
    private static let runtimes: [any WorkRuntime.Type] = [
        BlockRuntime.self, SmallFileRuntime.self, MemoryRuntime.self, ExchangeRuntime.self,
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.descriptor.name, $0) })

    /// The code of an engine; nil for a name that is not built in.
    static func entry(named name: String) -> EngineEntry? { byName[name] }

    private static let byDefinition = Dictionary(
        uniqueKeysWithValues: runtimes.map { (ObjectIdentifier($0.definition), $0) }
    )

    /// The code of a kind of work.
    ///
    /// - Throws: ``WorkloadError`` for a kind that has none.
    static func runtime(of work: any WorkDefinition) throws(WorkloadError) -> any WorkRuntime.Type {
        let definition = type(of: work)
        guard let runtime = byDefinition[ObjectIdentifier(definition)] else {
            throw WorkloadError("this build has no code for kind \(definition.kind.rawValue)")
        }
        return runtime
    }
}
