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
        capabilities: { _ in [.maps] },
        rule: { engine, benchCase in
            let window = engine[.window]
            if window < benchCase.work.definition.blockSize {
                return WorkloadError(
                    "engine '\(engine)' with block-size \(benchCase.work.definition.blockSize): a block does not fit into a window of \(window)",
                    accepted: "window=\(max(benchCase.work.definition.blockSize, .kibibytes(4))) or more"
                )
            }
            guard benchCase.conditions.hugePages != .off else { return nil }
            return WorkloadError(
                "engine '\(engine)' with huge-pages \(benchCase.conditions.hugePages.rawValue): windows are mapped in base pages",
                accepted: "huge-pages: off"
            )
        }
    )
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
