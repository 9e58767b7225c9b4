import Testing
import Workloads
import Engines
import TestSupport

@Suite("Drafts of cases")
struct CaseDraftTests {
    /// A case's texts by key.
    private func made(_ given: [WorkloadKey: String]) throws(WorkloadError) -> Case {
        var draft = CaseDraft()
        for key in WorkloadKey.allCases {
            if let text = given[key] { try draft.set(key, to: text) }
        }
        return try draft.makeCase()
    }

    @Test(
        "What is not given is filled in by kind, operation, pattern and cache",
        arguments: [
            (
                [:],
                "sequential-read/kind=file/operation=read/pattern=sequential/block-size=1MiB/file-size=256MiB/threads=1"
                    + "/cache=warm/fill=read:1MiB/mapping=steady/consume=sum", "read,mmap"
            ),
            (
                [.pattern: "random", .cache: "cold"],
                "random-read/kind=file/operation=read/pattern=random/block-size=4KiB/file-size=256MiB/threads=1"
                    + "/cache=cold/mapping=first-touch/consume=sum/operations=256", "pread,mmap"
            ),
            (
                [.kind: "small-files"],
                "small-files/kind=small-files/operation=read/pattern=sequential/file-size=4KiB/files=1024/threads=1"
                    + "/cache=warm/fill=read:1MiB/consume=sum", "read,mmap"
            ),
            (
                [.kind: "small-files", .pattern: "random"],
                "small-files/kind=small-files/operation=read/pattern=random/file-size=4KiB/files=1024/threads=1"
                    + "/cache=warm/fill=read:1MiB/consume=sum", "read,mmap"
            ),
            (
                [.operation: "write"],
                "sequential-write/kind=file/operation=write/pattern=sequential/block-size=1MiB/file-size=256MiB/threads=1"
                    + "/cache=warm/fill=read:1MiB/mapping=steady/consume=copy/durability=none", "write,mmap"
            ),
            (
                [.operation: "write", .pattern: "zipf", .durability: "every:9"],
                "zipf-write/kind=file/operation=write/pattern=zipf:1.1/block-size=4KiB/file-size=256MiB/threads=1"
                    + "/cache=warm/fill=read:1MiB/mapping=steady/consume=copy/durability=every:9/operations=8192",
                "pwrite,mmap"
            ),
            (
                [.operation: "mixed"],
                "sequential-mixed/kind=file/operation=mixed/read-percentage=70/pattern=sequential/block-size=1MiB"
                    + "/file-size=256MiB/threads=1/cache=warm/fill=read:1MiB/mapping=steady/consume=copy/durability=none",
                "pread,mmap"
            ),
        ] as [([WorkloadKey: String], String, String)]
    )
    func defaults(given: [WorkloadKey: String], id: String, engines: String) throws {
        let made = try made(given)
        #expect(made.id == id)
        #expect(made.engines.map(\.description).joined(separator: ",") == engines)
    }

    @Test("Every given parameter arrives")
    func given() throws {
        let made = try made([
            .name: "My.w_1", .kind: "file", .operation: "mixed", .readPercentage: "25", .pattern: "zipf:2",
            .blockSize: "64B", .fileSize: "1MiB", .files: "1", .threads: "2", .cache: "warm", .fill: "populate",
            .mapping: "first-touch", .consume: "touch", .durability: "end", .operations: "77",
            .engines: "mmap:populate=map,pread",
        ])
        #expect(
            made.id
                == "My.w_1/kind=file/operation=mixed/read-percentage=25/pattern=zipf:2.0/block-size=64B/file-size=1MiB"
                + "/threads=2/cache=warm/fill=populate/mapping=first-touch/consume=touch/durability=end/operations=77"
        )
        #expect(made.engines.map(\.description) == ["mmap:populate=map", "pread"])
    }

    @Test(
        "A combination that can't be run, or would have no effect, is refused with the reason",
        arguments: [
            (
                [.fill: "populate", .cache: "cold"],
                "fill with cache cold (accepted: no fill: nothing is brought into the cache)"
            ),
            (
                [.kind: "small-files", .blockSize: "4KiB"],
                "block-size with kind small-files (accepted: no block-size: files are read in pieces of 1MiB)"
            ),
            (
                [.kind: "small-files", .mapping: "steady"],
                "mapping steady with kind small-files (accepted: first-touch: each file is opened afresh)"
            ),
            (
                [.cache: "cold", .mapping: "steady"],
                "cache cold with mapping steady: using a mapping once warms the cache (accepted: mapping: first-touch)"
            ),
            ([.kind: "small-files", .operation: "write"], "operation write with kind small-files (accepted: read)"),
            (
                [.kind: "small-files", .fileSize: "65MiB"],
                "file-size 65MiB with kind small-files (accepted: at most 64MiB)"
            ),
            ([.files: "2"], "files 2 with kind file (accepted: kind: small-files, or files: 1)"),
            ([.durability: "end"], "durability end with operation read (accepted: none)"),
            (
                [.readPercentage: "50"],
                "read-percentage with operation read (accepted: it in mixed cases, and there alone)"
            ),
            (
                [.operation: "write", .consume: "sum"],
                "consume sum with operation write (accepted: copy: the payload is made in a buffer)"
            ),
            ([.fileSize: "0B"], "file-size 0B (accepted: 1B to 16TiB)"),
            ([.fileSize: "17TiB"], "file-size 17TiB (accepted: 1B to 16TiB)"),
            (
                [.fileSize: "1TiB", .blockSize: "64B"],
                "file-size 1TiB has more than 2^31 blocks of 64B (accepted: larger blocks or a smaller file)"
            ),
            (
                [.fileSize: "1MiB", .threads: "2"],
                "threads 2 for 1 block or file (accepted: at most one thread for each)"
            ),
            (
                [.fileSize: "4KiB", .blockSize: "64B", .threads: "2", .pattern: "random", .cache: "cold"],
                "threads 2 for a pass of 1 page (accepted: at most one thread for each)"
            ),
            (
                [.operations: "257", .mapping: "first-touch"],
                "operations 257 of each thread in one pass (accepted: at most 256, since no offset is taken twice)"
            ),
            (
                [.pattern: "random", .cache: "cold", .operations: "65537"],
                "operations 65537 of each thread in one pass (accepted: at most 65536, since no offset is taken twice)"
            ),
            (
                [.kind: "small-files", .pattern: "random", .cache: "cold", .operations: "1025"],
                "operations 1025 of each thread in one pass (accepted: at most 1024, since no offset is taken twice)"
            ),
            ([.pattern: "random", .operations: "67108865"], "operations 67108865 (accepted: at most 67108864)"),
            ([.engines: "read,read"], "an engine is listed twice (accepted: each engine once)"),
            (
                [.pattern: "random", .engines: "read"],
                "engine 'read' is sequential only; for pattern random use pread (accepted: pread, mmap, mmap-window, direct, preadv2, uncached, stdio, io_uring)"
            ),
            (
                [.engines: "mmap,write"],
                "engine 'write' does not do operation read (accepted: read, pread, mmap, mmap-window, direct, preadv2, uncached, stdio, io_uring)"
            ),
            (
                [.kind: "small-files", .engines: "pwrite"],
                "engine 'pwrite' does not do small-files work (accepted: read, pread, mmap, stdio)"
            ),
        ] as [([WorkloadKey: String], String)]
    )
    func impossible(given: [WorkloadKey: String], expected: String) {
        #expect(message { () throws(WorkloadError) in try made(given) } == expected)
    }

    @Test(
        "Cold random work on blocks of any size has a default that can be run",
        arguments: ["64B", "4KiB", "1MiB", "16MiB"]
    )
    func coldDefaults(size: String) throws {
        #expect(try made([.pattern: "random", .cache: "cold", .blockSize: size]).operations >= 1)
    }

    @Test("A case made by hand of what can't be is refused, not a crash")
    func byHand() {
        var work = BlockWork()
        work.blockSize = ByteSize(0)
        var conditions = Conditions()
        conditions.threads = 0
        let made = Case(workload: "hand", work: .blocks(work), conditions: conditions, engines: [])
        let refused = #expect(throws: WorkloadError.self) { try made.validate(.builtIn) }
        #expect(refused?.description == "block-size 0B (accepted: a power of two from 64B to 16MiB)")
    }

    @Test("Every key has a help text, a default and what it accepts", arguments: WorkloadKey.allCases)
    func help(key: WorkloadKey) {
        #expect(!key.words.summary.isEmpty)
        #expect(!key.accepted.isEmpty)
        #expect(!key.words.standard.isEmpty)
    }

    @Test("The keys stand in the order of a case's parameters")
    func order() throws {
        let all = try made([.operation: "mixed", .pattern: "random", .durability: "end"]).parameters.map(\.key)
        #expect(all == WorkloadKey.allCases.map(\.rawValue).filter(all.contains))
    }
}
