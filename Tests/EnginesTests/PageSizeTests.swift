import Platform
import Testing
import Workloads

@testable import Engines
import TestSupport

/// What depends on the kernel's page, with the sizes that kernels for arm64 have.
@Suite(.serialized) struct PageSizeTests {
    private static let sizes = [16 << 10, 64 << 10]

    private func work(pageSize: Int, _ fixture: Fixture) -> EngineWork {
        var work = fixture.work()
        work.pageSize = pageSize
        return work
    }

    @Test(arguments: sizes)
    func `a cold pass takes no page twice, and no two threads the same one`(pageSize: Int) throws {
        for block in [64, 4096, 16384, 65536, 1 << 20] {
            for size in [3_000_001, 8 << 20] {
                var draft = CaseDraft()
                draft.pattern = .random
                draft.cache = .cold
                draft.blockSize = ByteSize(block)
                draft.fileSize = ByteSize(size)
                draft.threads = 2
                let unit = max(block, pageSize)
                draft.operations = (size + unit - 1) / unit / 2
                let benchCase = try draft.makeCase()
                let data = DataSet(directory: "/nowhere", for: benchCase, seed: 1)
                var work = EngineWork(benchCase, data: data, seed: 7, round: 0, cpus: [])
                work.pageSize = pageSize
                let offsets = (0..<2).flatMap { work.blocks(thread: $0, batch: 0) }.map { Int($0) * block }
                #expect(offsets.count == 2 * (draft.operations ?? 0))
                #expect(offsets.allSatisfy { $0 < size })
                #expect(Set(offsets.map { $0 / unit }).count == offsets.count, "\(benchCase.id)")
            }
        }
    }

    @Test(arguments: sizes)
    func `a touch takes a byte of each page, whichever engine it is`(pageSize: Int) throws {
        for block in [4096, 32 << 10, 256 << 10] {
            let fixture = try Fixture {
                $0.pattern = .random
                $0.blockSize = ByteSize(block)
                $0.fileSize = ByteSize((1 << 20) + 5)
                $0.consumption = .touch
                $0.operations = 20
            }
            let work = work(pageSize: pageSize, fixture)
            let bytes = Fixture.content(fixture.data)
            var plain: UInt64 = 0
            for entry in work.blocks(batch: 0) {
                let start = Int(entry) * block
                for place in stride(from: start, to: min(start + block, bytes.count), by: pageSize) {
                    plain &+= UInt64(bytes[place])
                }
            }
            #expect(try ExpectedDigest(work).digest(everyByte: false) == plain)
            for engine in ["pread", "mmap", "mmap-window:window=1MiB", "stdio", "io_uring:depth=4"]
            where !Unsupported.has(engine) {
                let session = try EngineSessions.session(EngineSpec(parsing: engine), index: 0, work: work)
                try session.prepare()
                #expect(try session.run(0..<1).digests == [plain], "\(engine) \(block)")
                try session.finish()
            }
        }
    }

    @Test(arguments: sizes)
    func `so it does of small files`(pageSize: Int) throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileCount = 3
            $0.fileSize = ByteSize(150_001)
            $0.consumption = .touch
        }
        let work = work(pageSize: pageSize, fixture)
        let plain = (0..<3).reduce(UInt64(0)) { sum, file in
            let bytes = Fixture.content(fixture.data, file: file)
            return stride(from: 0, to: bytes.count, by: pageSize).reduce(sum) { $0 &+ UInt64(bytes[$1]) }
        }
        #expect(try ExpectedDigest(work).digest(everyByte: false) == plain)
        for engine in ["read", "mmap", "stdio"] {
            let session = try EngineSessions.session(EngineSpec(parsing: engine), index: 0, work: work)
            try session.prepare()
            #expect(try session.run(0..<1).digests == [plain], "\(engine)")
            try session.finish()
        }
    }

    @Test(arguments: sizes)
    func `fresh memory is touched once a page, and verified so`(pageSize: Int) throws {
        let fixture = try Fixture {
            $0.backing = .anonymous
            $0.consumption = .touch
            $0.fileSize = .mebibytes(8)
        }
        let work = work(pageSize: pageSize, fixture)
        let session = try EngineSessions.session(EngineSpec(parsing: "mmap"), index: 0, work: work)
        try session.prepare()
        _ = try session.run(0..<1)
        // The kernel's own pages are no larger: it gives one for each touch.
        let resident = try #require(session.ownMemory?.range?.residentBytes)
        let touched = (8 << 20) / max(pageSize, PageCache.pageSize) * PageCache.pageSize
        #expect((touched..<2 * touched).contains(resident))
        try session.finish()
    }

    @Test func `a window smaller than a page is refused, with the size of one`() throws {
        let engine = try EngineSpec(parsing: "mmap-window:window=4KiB")
        #expect(EngineDescriptor.smallWindow(engine, pageSize: 4 << 10) == nil)
        for size in Self.sizes {
            let refusal = try #require(EngineDescriptor.smallWindow(engine, pageSize: size))
            #expect(refusal.accepted == "window=\(ByteSize(size)) or more")
        }
    }
}
