internal import Workloads

extension EngineDescriptor {
    static let mmap = Self(
        name: "mmap",
        summary: """
            a mapping of the whole file (MAP_SHARED unless share=private; PROT_READ for reads), used in place or by memcpy
            """,
        limits: """
            a page that can't be read or a truncated file is a signal (SIGBUS), not an error; share=private and after=... are for \
            reads; after=pageout is for a cold cache, which it leaves behind
            """,
        options: [
            OptionToken.advice.option, OptionToken.populate.option, OptionToken.share.option, OptionToken.after.option,
        ],
        kinds: [.file, .smallFiles],
        operations: [.read, .write, .mixed],
        access: .mapped,
        defaultPlace: { work in
            work is BlockWork || work is SmallFileWork || work is MemoryWork ? .contender : nil
        },
        capabilities: { engine in
            var all: Set<EngineCapability> = [.maps, .msyncs, .freshMemory]
            if engine[.after] != .none { all.insert(.alone) }
            return all
        },
        rule: { engine, benchCase in
            fresh(engine, benchCase) ?? populate(engine, benchCase) ?? share(engine, benchCase)
                ?? after(engine, benchCase)
        }
    )

    /// Fresh memory can but be written.
    private static func fresh(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard benchCase.conditions.backing == .anonymous,
            !engine.options.allSatisfy({
                $0.key == OptionToken.populate.option.key && $0.value == MmapPopulate.write.rawValue
            })
        else { return nil }
        return WorkloadError(
            "engine '\(engine)' with backing anonymous: there is nothing to read",
            accepted: "mmap, mmap:populate=write"
        )
    }

    private static func populate(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard engine[.populate] == .write, benchCase.work.definition.operation == .read else { return nil }
        return WorkloadError(
            "engine '\(engine)' with operation read: a mapping for reading has no pages to write",
            accepted: "populate=none|map|read|willneed"
        )
    }

    /// A private copy of a page that is written never reaches the file.
    private static func share(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard engine[.share] == .own else { return nil }
        if benchCase.work.definition.operation.writes {
            return WorkloadError(
                "engine '\(engine)' with operation \(benchCase.work.definition.operation.rawValue): what is written to a private mapping does not "
                    + "reach the file",
                accepted: "operation: read, or share=shared"
            )
        }
        guard benchCase.conditions.hugePages.poolPageSize != nil else { return nil }
        return WorkloadError(
            "engine '\(engine)' with huge-pages \(benchCase.conditions.hugePages.rawValue): a private mapping takes pages of the pool for copies",
            accepted: "share=shared"
        )
    }

    private static func after(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        let after = engine[.after]
        guard after != .none else { return nil }
        if benchCase.work.definition.operation.writes {
            return WorkloadError(
                "engine '\(engine)' with operation \(benchCase.work.definition.operation.rawValue): pages that wait to be written are not given back",
                accepted: "operation: read, or after=none"
            )
        }
        if benchCase.conditions.backing != .file {
            return WorkloadError(
                "engine '\(engine)' with backing \(benchCase.conditions.backing.rawValue): memory can't be given back without swap",
                accepted: "backing: file, or after=none"
            )
        }
        guard after == .pageOut, !benchCase.isOnePass else { return nil }
        return WorkloadError(
            "engine '\(engine)' with cache warm: it empties the cache with every batch",
            accepted: "cache: cold, or after=none or cold"
        )
    }
}

/// Whether pages are mapped in before they are used, and how.
enum MmapPopulate: String, CaseIterable, Sendable {
    case none
    /// MAP_POPULATE.
    case map
    /// MADV_POPULATE_READ.
    case read
    /// MADV_POPULATE_WRITE.
    case write
    /// MADV_WILLNEED.
    case willNeed = "willneed"
}

/// Whether stores reach the file.
enum MmapShare: String, CaseIterable, Sendable {
    case shared
    /// MAP_PRIVATE.
    case own = "private"
}

/// What is done to the pages of a batch at its end.
enum MmapFarewell: String, CaseIterable, Sendable {
    case none
    /// MADV_COLD.
    case cold
    /// MADV_PAGEOUT.
    case pageOut = "pageout"
}

extension OptionToken<MmapPopulate> {
    static var populate: OptionToken { .words("populate") }
}

extension OptionToken<MmapShare> {
    static var share: OptionToken { .words("share", kinds: [.file]) }
}

extension OptionToken<MmapFarewell> {
    static var after: OptionToken { .words("after", kinds: [.file]) }
}
