package import Workloads

/// The cases of a self-test: four engines at four kinds of work, 33 MiB of data in all, a family in at most 20 s.
package enum SelftestSuite {
    /// The rounds of a family: one check.
    package static let rounds = 16
    /// The timed part of a trial, in milliseconds: five groups.
    package static let minTrialMilliseconds = 50

    /// The suite in which each case has its engine `sides` times. ``Case/validate()`` refuses an engine that is listed twice,
    /// since that tells nothing of engines; here it tells what the method makes of no difference.
    package static func suite(sides: Int) throws(WorkloadError) -> Suite {
        var cases: [Case] = []
        for draft in try drafts() { cases.append(repeated(try draft.makeCase(), sides: sides)) }
        return Suite(
            name: "selftest",
            summary: "The same engine on both sides.",
            looks: [rounds],
            minTrialMilliseconds: minTrialMilliseconds,
            cases: cases
        )
    }

    private static func drafts() throws(WorkloadError) -> [CaseDraft] {
        var random = draft("pread-random", .random)
        random.blockSize = .kibibytes(4)
        random.consumption = .copy
        random.engines = [try EngineSpec(parsing: "pread")]
        var sequential = draft("mmap-sequential", .sequential)
        sequential.blockSize = .mebibytes(1)
        sequential.engines = [try EngineSpec(parsing: "mmap")]
        var small = draft("read-small-files", .sequential)
        small.kind = .smallFiles
        small.fileSize = .kibibytes(4)
        small.fileCount = 256
        small.engines = [try EngineSpec(parsing: "read")]
        var write = draft("pwrite-random", .random)
        write.operation = .write
        write.blockSize = .kibibytes(4)
        write.engines = [try EngineSpec(parsing: "pwrite")]
        return [random, sequential, small, write]
    }

    private static func draft(_ name: String, _ pattern: Pattern) -> CaseDraft {
        var draft = CaseDraft()
        draft.workload = name
        draft.pattern = pattern
        draft.fileSize = .mebibytes(16)
        return draft
    }

    private static func repeated(_ made: Case, sides: Int) -> Case {
        Case(
            workload: made.workload,
            kind: made.kind,
            operation: made.operation,
            readPercentage: made.readPercentage,
            pattern: made.pattern,
            blockSize: made.blockSize,
            fileSize: made.fileSize,
            fileCount: made.fileCount,
            threads: made.threads,
            cache: made.cache,
            fill: made.fill,
            mapping: made.mapping,
            consumption: made.consumption,
            durability: made.durability,
            operations: made.operations,
            engines: Array(repeating: made.engines, count: sides).flatMap(\.self)
        )
    }
}
