internal import Platform
internal import Workloads

extension EngineDescriptor {
    static let mmapWindow = Self(
        name: "mmap-window",
        summary: """
            MAP_SHARED mappings of parts of the file, a window of one size at a time for each thread, mapped when an access is outside of \
            the last one
            """,
        limits:
            "a window is a power of two that holds a block; mapping and unmapping lie in the access phase; SIGBUS as for mmap",
        options: [
            OptionToken.window.option, OptionToken.advice.option, OptionToken.windowPopulate.option,
        ],
        kinds: [.file],
        operations: [.read, .write, .mixed],
        access: .mapped,
        capabilities: { _ in [.maps, .remaps] },
        rule: { engine, benchCase in
            let window = engine[.window]
            if window < benchCase.work.definition.blockSize {
                return WorkloadError(
                    "engine '\(engine)' with block-size \(benchCase.work.definition.blockSize): a block does not fit into a window of \(window)",
                    accepted: "window=\(max(benchCase.work.definition.blockSize, .kibibytes(4))) or more"
                )
            }
            if let tooSmall = smallWindow(engine, pageSize: PageCache.pageSize) { return tooSmall }
            guard benchCase.conditions.hugePages != .off else { return nil }
            return WorkloadError(
                "engine '\(engine)' with huge-pages \(benchCase.conditions.hugePages.rawValue): windows are mapped in base pages",
                accepted: "huge-pages: off"
            )
        }
    )

    /// A window begins and ends where pages do: mmap(2) is EINVAL at any other offset.
    static func smallWindow(_ engine: EngineSpec, pageSize: Int) -> WorkloadError? {
        guard engine[.window].bytes < pageSize else { return nil }
        return WorkloadError(
            "engine '\(engine)': the pages of this kernel have \(ByteSize(pageSize))",
            accepted: "window=\(ByteSize(pageSize)) or more"
        )
    }
}

extension OptionToken<ByteSize> {
    /// The size of a window.
    static var window: OptionToken {
        .size("window", standard: .mebibytes(64), .kibibytes(4)...ByteSize(1 << 40))
    }
}

extension OptionToken<Bool> {
    /// MAP_POPULATE.
    static var windowPopulate: OptionToken { .flag("populate", no: "none", yes: "map") }
}
