import Engines
import TestSupport
import Testing

@testable import Workloads

@Suite("Engines of cases that name none")
struct DefaultEngineTests {
    @Test func `help has those of every kind of work, as cases get them`() throws {
        let words = EngineRegistry.builtIn.defaultWords
        #expect(
            words
                == "read,mmap; random: pread,mmap; writes: write,mmap; random writes: pwrite,mmap; mixed: pread,mmap; "
                + "small-files: read,mmap; anonymous: mmap; exchange: pipe,shared-memory"
        )
    }

    /// The texts given, and the engines.
    static let cases: [([WorkloadKey: String], String)] = [
        ([.kind: "small-files", .pattern: "random"], "read,mmap"),
        ([.pattern: "zipf"], "pread,mmap"),
        ([.pattern: "random", .operation: "mixed"], "pread,mmap"),
        ([.backing: "anonymous", .pattern: "random"], "mmap"),
        ([.backing: "memfd", .operation: "write"], "write,mmap"),
        ([.kind: "exchange", .cpus: "same"], "pipe,shared-memory"),
    ]

    @Test(arguments: cases)
    func `the baseline is the call nearest to the work, and comes first`(given: [WorkloadKey: String], engines: String)
        throws
    {
        var draft = CaseDraft()
        for (key, text) in given { try draft.set(key, to: text) }
        #expect(try draft.makeCase().engines.map(\.description).joined(separator: ",") == engines)
    }

    @Test func `a registry without an engine for a work refuses the case`() throws {
        let draft = CaseDraft(EngineRegistry([]))
        #expect(throws: WorkloadError("no engines", accepted: "a list of at least one")) { try draft.makeCase() }
    }

    /// Names of engines in refusals are those of engines that would do.
    @Test func `a refusal names the engines that have what is missing`() throws {
        var fresh = CaseDraft()
        fresh.backing = .anonymous
        fresh.engines = [try EngineSpec(parsing: "write")]
        #expect(
            throws: WorkloadError(
                "engine 'write' with backing anonymous: there is no file to call on",
                accepted: "mmap"
            )
        ) { try fresh.makeCase() }
        var pool = CaseDraft()
        (pool.hugePages, pool.operation) = (.hugetlb2MiB, .write)
        pool.engines = [try EngineSpec(parsing: "write")]
        let error = #expect(throws: WorkloadError.self) { try pool.makeCase() }
        #expect(error?.accepted == "engines: mmap, or operation: read")
    }
}
