package import Workloads

extension EngineRegistry {
    /// The engines that come with Faultline.
    package static let builtIn = EngineRegistry(entries.map(\.descriptor))

    /// Every engine with its code, in the order in which they are listed. One line registers an engine.
    private static let entries: [EngineEntry] = [
        EngineEntry(.read, blocks: StreamOpening.self, smallFiles: SmallFileReading.self),
        EngineEntry(.pread, blocks: PreadOpening.self, smallFiles: SmallFilePositionalReading.self),
        EngineEntry(.write, blocks: StreamOpening.self),
        EngineEntry(.pwrite, blocks: PreadOpening.self),
        EngineEntry(.mmap, blocks: MappedOpening.self, smallFiles: SmallFileMapping.self),
        EngineEntry(.mmapWindow, blocks: MmapWindowOpening.self),
        EngineEntry(.direct, blocks: DirectOpening.self),
        EngineEntry(.preadv2, blocks: NowaitOpening.self),
        EngineEntry(.uncached, blocks: UncachedOpening.self),
        EngineEntry(.stdio, blocks: StdioOpening.self, smallFiles: SmallFileStreaming.self),
        EngineEntry(.uring, blocks: UringOpening.self),
        EngineEntry(.pipe, exchange: PipeWay.self),
        EngineEntry(.sharedMemory, exchange: SharedMemoryWay.self),
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.descriptor.name, $0) })

    /// The code of an engine; nil for a name that is not built in.
    static func entry(named name: String) -> EngineEntry? { byName[name] }
}
