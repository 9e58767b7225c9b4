extension EngineCatalog.Entry {
    static let mmapWindow = Self(
        name: "mmap-window",
        summary: """
            MAP_SHARED mappings of parts of the file, a window of one size at a time for each thread, mapped when an access is outside of \
            the last one
            """,
        limits:
            "a window is a power of two that holds a block; mapping and unmapping lie in the access phase; SIGBUS as for mmap",
        options: [
            EngineOption("window", .size(standard: .mebibytes(64), .kibibytes(4)...ByteSize(1 << 40))), .advice,
            EngineOption("populate", .words(["none", "map"])),
        ],
        kinds: [.file],
        operations: [.read, .write, .mixed],
        rule: { engine, benchCase in
            let window = engine.value("window").flatMap { try? ByteSize(parsing: $0) } ?? .mebibytes(64)
            if window < benchCase.blockSize {
                return WorkloadError(
                    "engine '\(engine)' with block-size \(benchCase.blockSize): a block does not fit into a window of \(window)",
                    accepted: "window=\(max(benchCase.blockSize, .kibibytes(4))) or more"
                )
            }
            guard benchCase.hugePages != .off else { return nil }
            return WorkloadError(
                "engine '\(engine)' with huge-pages \(benchCase.hugePages.rawValue): windows are mapped in base pages",
                accepted: "huge-pages: off"
            )
        }
    )
}
