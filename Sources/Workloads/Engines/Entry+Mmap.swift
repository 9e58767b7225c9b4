extension EngineCatalog.Entry {
    static let mmap = Self(
        name: "mmap",
        summary: """
            a mapping of the whole file (MAP_SHARED unless share=private; PROT_READ for reads), used in place or by memcpy
            """,
        limits: """
            a page that can't be read or a truncated file is a signal (SIGBUS), not an error; share=private and after=... are for \
            reads; after=pageout is for a cold cache, which it leaves behind
            """,
        options: [.advice, .populate, .share, .after],
        kinds: [.file, .smallFiles],
        operations: [.read, .write, .mixed],
        traits: { $0.value("after") == "none" ? [] : [.alone] },
        rule: { engine, benchCase in populate(engine, benchCase) ?? share(engine, benchCase) ?? after(engine, benchCase)
        }
    )

    private static func populate(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard engine.value("populate") == "write", benchCase.operation == .read else { return nil }
        return WorkloadError(
            "engine '\(engine)' with operation read: a mapping for reading has no pages to write",
            accepted: "populate=none|map|read|willneed"
        )
    }

    /// A private copy of a page that is written never reaches the file.
    private static func share(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard engine.value("share") == "private" else { return nil }
        if benchCase.operation.writes {
            return WorkloadError(
                "engine '\(engine)' with operation \(benchCase.operation.rawValue): what is written to a private mapping does not "
                    + "reach the file",
                accepted: "operation: read, or share=shared"
            )
        }
        guard benchCase.hugePages.poolPageSize != nil else { return nil }
        return WorkloadError(
            "engine '\(engine)' with huge-pages \(benchCase.hugePages.rawValue): a private mapping takes pages of the pool for copies",
            accepted: "share=shared"
        )
    }

    private static func after(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard let after = engine.value("after"), after != "none" else { return nil }
        if benchCase.operation.writes {
            return WorkloadError(
                "engine '\(engine)' with operation \(benchCase.operation.rawValue): pages that wait to be written are not given back",
                accepted: "operation: read, or after=none"
            )
        }
        if benchCase.backing != .file {
            return WorkloadError(
                "engine '\(engine)' with backing \(benchCase.backing.rawValue): memory can't be given back without swap",
                accepted: "backing: file, or after=none"
            )
        }
        guard after == "pageout", benchCase.cache == .warm else { return nil }
        return WorkloadError(
            "engine '\(engine)' with cache warm: it empties the cache with every batch",
            accepted: "cache: cold, or after=none or cold"
        )
    }
}

extension EngineOption {
    static let populate = EngineOption("populate", .words(["none", "map", "read", "write", "willneed"]))
    static let share = EngineOption("share", .words(["shared", "private"]), kinds: [.file])
    static let after = EngineOption("after", .words(["none", "cold", "pageout"]), kinds: [.file])
}
