import Engines
import Foundation
import Testing
import Workloads
import TestSupport

@Suite("What is asked of the memory")
struct MemoryRequestTests {
    private func draft(_ change: (inout CaseDraft) throws -> Void = { _ in }) rethrows -> CaseDraft {
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(32)
        try change(&draft)
        return draft
    }

    @Test(arguments: ["off", "local", "remote", "interleave", "node=0", "node=12", "cpu=0,mem=1"])
    func `placements are written as they are read`(text: String) throws {
        #expect(try NUMAPlacement(parsing: text).description == text)
    }

    @Test(arguments: [
        "", "near", "node=", "node=-1", "node=1024", "node=1,node=2", "cpu=0", "cpu=0,node=1", "mem=1,cpu=0,x=1",
    ])
    func `other placements are refused with what is accepted`(text: String) {
        let error = #expect(throws: WorkloadError.self) { try NUMAPlacement(parsing: text) }
        #expect(error?.accepted == NUMAPlacement.accepted)
    }

    @Test func `a case that asks for nothing has the id and the JSON that it always had`() throws {
        let made = try draft().makeCase()
        #expect(made.memory == nil)
        #expect(!made.id.contains("backing") && !made.id.contains("huge-pages") && !made.id.contains("numa"))
        let json = String(decoding: try JSONEncoder().encode(made.record), as: UTF8.self)
        #expect(!json.contains("memory"))
        #expect(try Case(JSONDecoder().decode(CaseRecord.self, from: Data(json.utf8)), .builtIn) == made)
    }

    @Test func `what is asked for stands in the id, in a fixed order`() throws {
        let made = try draft {
            $0.backing = .memfd
            $0.hugePages = .transparent
            $0.numa = .apart(cpu: 0, memory: 1)
        }.makeCase()
        #expect(made.id.contains("/cache=warm/backing=memfd/huge-pages=thp/numa=cpu=0,mem=1/mapping=steady/"))
        let record = try JSONDecoder().decode(CaseRecord.self, from: JSONEncoder().encode(made.record))
        let copy = try Case(record, .builtIn)
        #expect(copy == made)
    }

    @Test func `hugetlb pages lie in memory, and have a twin of 4 KiB pages beside them`() throws {
        let cases = try draft { $0.hugePages = .hugetlb2MiB }.makeCases()
        #expect(cases.map(\.backing) == [.memfd, .memfd])
        #expect(cases.map(\.hugePages) == [.hugetlb2MiB, .off])
        #expect(cases[0].engines == cases[1].engines && cases[0].fileSize == cases[1].fileSize)
        #expect(try draft { $0.hugePages = .transparent }.makeCases().count == 1)
    }

    @Test func `anonymous memory is written through a fresh mapping, beside a twin of other pages`()
        throws
    {
        let cases = try draft {
            $0.backing = .anonymous
            $0.hugePages = .hugetlb2MiB
            $0.consumption = .touch
        }.makeCases()
        #expect(cases.map(\.backing) == [.anonymous, .anonymous] && cases.map(\.hugePages) == [.hugetlb2MiB, .off])
        #expect(cases[0].operation == .write && cases[0].mapping == .firstTouch)
        #expect(cases[0].engines == [try EngineSpec(parsing: "mmap")])
        #expect(cases[0].id.contains("/cache=warm/backing=anonymous/huge-pages=hugetlb-2MiB/mapping=first-touch/"))
    }

    @Test func `a list of page sizes has each twin once`() throws {
        let text = """
            workloads:
              - name: pages
                backing: memfd
                file-size: 1GiB
                huge-pages: [hugetlb-2MiB, off, hugetlb-1GiB]
            """
        let suite = try SuiteReader.read(text: text, file: "s.yaml", name: "s")
        #expect(suite.cases.map(\.hugePages) == [.hugetlb2MiB, .off, .hugetlb1GiB])
    }

    @Test(arguments: [
        (["huge-pages": "hugetlb-2MiB", "backing": "file"], "MAP_HUGETLB can't map an ordinary file (EINVAL)"),
        (["huge-pages": "hugetlb-1GiB"], "file-size 32MiB with huge-pages hugetlb-1GiB"),
        (["huge-pages": "hugetlb-2MiB", "operation": "write"], "write(2) on hugetlbfs is EINVAL"),
        (["huge-pages": "hugetlb-2MiB", "operation": "mixed", "pattern": "random"], "write(2) on hugetlbfs is EINVAL"),
        (["backing": "memfd", "cache": "cold"], "memory has no cold state"),
        (["backing": "memfd", "operation": "write", "durability": "end"], "there is no device"),
        (["backing": "memfd", "fill": "populate"], "fill with backing memfd"),
        (["backing": "anonymous", "operation": "read"], "fresh memory holds nothing to read"),
        (["backing": "anonymous", "operation": "mixed", "pattern": "random"], "fresh memory holds nothing to read"),
        (["backing": "anonymous", "mapping": "steady"], "mapping steady with backing anonymous"),
        (["backing": "anonymous", "cache": "cold"], "memory has no cold state"),
        (["backing": "anonymous", "durability": "end"], "there is no device"),
        (["backing": "anonymous", "consume": "sum"], "consume sum with operation write"),
        (["backing": "anonymous", "fill": "populate"], "fill with backing anonymous"),
        (["backing": "anonymous", "engines": "write"], "there is no file to call on"),
        (["backing": "anonymous", "engines": "mmap:populate=map"], "there is nothing to read"),
        (["backing": "anonymous", "engines": "mmap:advice=random"], "there is nothing to read"),
        (["engines": "mmap:populate=write"], "a mapping for reading has no pages to write"),
        (["operation": "write", "consume": "touch"], "consume touch with operation write"),
        (["kind": "small-files", "numa": "local", "file-size": "4KiB"], "with kind small-files"),
        (
            ["kind": "small-files", "file-size": "4KiB", "engines": "read:buffer=thp"],
            "option buffer with kind small-files"
        ),
    ])
    func `what can't go together is refused with the reason`(options: [String: String], reason: String) {
        let error = #expect(throws: WorkloadError.self) {
            try draft { draft in
                for (key, text) in options { try draft.set(#require(WorkloadKey(rawValue: key)), to: text) }
            }.makeCase()
        }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "nothing")")
    }

    @Test func `writes to hugetlb pages through a mapping are accepted`() throws {
        let made = try draft {
            $0.hugePages = .hugetlb2MiB
            $0.operation = .write
            $0.engines = [try EngineSpec(parsing: "mmap")]
        }.makeCase()
        #expect(made.engines.map(\.name) == ["mmap"])
    }

    @Test
    func `what is asked by a transparent huge page follows from the kernel's own, what is asked of a pool does not`() {
        for transparent in [2 << 20, 32 << 20, 512 << 20] {
            #expect(HugePages.transparent.askedPageSize(transparent: transparent) == transparent)
            #expect(HugePages.hugetlb2MiB.askedPageSize(transparent: transparent) == 2 << 20)
            #expect(HugePages.off.askedPageSize(transparent: transparent) == nil)
        }
    }

    @Test func `a cold pass has places for blocks, or for pages of the kernel where those are larger`() throws {
        var work = BlockWork()
        work.fileSize = .mebibytes(1)
        for (block, page, places) in [
            (4096, 4096, 256), (4096, 16384, 64), (4096, 65536, 16), (64, 65536, 16), (131_072, 65536, 8),
        ] {
            work.blockSize = ByteSize(block)
            #expect(work.coldPlaces(pageSize: page) == places)
        }
        work.fileSize = ByteSize((1 << 20) + 1)
        #expect(work.coldPlaces(pageSize: 65536) == 9)
    }
}
