extension EngineCatalog.Entry {
    static let mmap = Self(
        name: "mmap",
        summary: "a MAP_SHARED mapping of the whole file (PROT_READ for reads), used in place or by memcpy",
        limits: "a page that can't be read or a truncated file is a signal (SIGBUS), not an error",
        options: [.advice, .populate],
        kinds: [.file, .smallFiles],
        operations: [.read, .write, .mixed],
        rule: { engine, benchmark in
            guard engine.value("populate") == "write", benchmark.operation == .read else { return nil }
            return WorkloadError(
                "engine '\(engine)' with operation read: a mapping for reading has no pages to write",
                accepted: "populate=none|map|read|willneed"
            )
        }
    )
}

extension EngineOption {
    static let populate = EngineOption("populate", .words(["none", "map", "read", "write", "willneed"]))
}
