/// The engines that this module has code for, by the names of the catalog. One line registers an engine.
enum Openings {
    private static let all: [String: any Opening.Type] = [
        "read": StreamOpening.self,
        "write": StreamOpening.self,
        "pread": PreadOpening.self,
        "pwrite": PreadOpening.self,
        "mmap": MappedOpening.self,
        "mmap-window": MmapWindowOpening.self,
        "direct": DirectOpening.self,
        "preadv2": NowaitOpening.self,
        "uncached": UncachedOpening.self,
        "stdio": StdioOpening.self,
        "io_uring": UringOpening.self,
    ]

    /// How an engine opens a file; nil for one that has no code.
    static func type(of engine: String) -> (any Opening.Type)? { all[engine] }
}
