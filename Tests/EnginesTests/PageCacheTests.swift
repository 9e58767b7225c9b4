import Glibc
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines
import TestSupport

/// What engines leave in the page cache, and what they find there.
@Suite struct PageCacheTests {
    /// A cold case of 1024 pages, of which nothing is resident.
    private func cold(_ change: (inout CaseDraft) -> Void = { _ in }) throws -> Fixture {
        let fixture = try Fixture {
            $0.cache = .cold
            $0.fileSize = .mebibytes(4)
            $0.blockSize = .kibibytes(64)
            change(&$0)
        }
        #expect(try PageCache.evict(FileHandle(fixture.data.path(ofFile: 0))).isEmpty)
        return fixture
    }

    private func resident(_ fixture: Fixture) throws -> Int {
        try PageCache.residency(of: FileHandle(fixture.data.path(ofFile: 0))).cached
    }

    @Test("reading past the page cache brings nothing in, and takes nothing out", .runs("direct"))
    func direct() throws {
        let fixture = try cold()
        #expect(try fixture.measure("direct").digests == [PlainDigest(fixture).digest()])
        #expect(try resident(fixture) == 0)
        let found = try undisturbed(until: { $0 == [1024, 1024] }) {
            try ["pread", "direct"].map { engine in
                _ = try fixture.measure(engine)
                return try resident(fixture)
            }
        }
        #expect(found == [1024, 1024])
    }

    @Test("an uncached read leaves few of the pages that it brought, and all that were there", .runs("uncached"))
    func uncached() throws {
        // Pages that another task holds when the read ends stay, and reclaim may take any (mm/filemap.c drops what it can).
        func residents(_ engines: String...) throws -> [Int] {
            let fixture = try cold()
            return try engines.map { engine in
                _ = try fixture.measure(engine)
                return try resident(fixture)
            }
        }
        let few = try undisturbed(until: { $0[0] < 256 }) { try residents("uncached") }
        #expect(few[0] < 256)
        let all = try undisturbed(until: { $0 == [1024, 1024] }) { try residents("pread", "uncached") }
        #expect(all == [1024, 1024])
    }

    @Test("a read that does not wait misses what is not resident, and nothing else", .runs("preadv2"))
    func nowait() throws {
        // The call starts the device, and finds the block after all if that is done before it looks again: where this CPU is taken
        // away in between, as on a busy host, that may be so of any block. Eight are few enough to be missed together.
        let missed = try undisturbed(until: { $0 == 8 }) {
            let fixture = try cold {
                $0.pattern = .random
                $0.blockSize = .kibibytes(4)
                $0.operations = 8
            }
            let measured = try fixture.measure("preadv2:advice=random")
            let missed = try #require(measured.counts[.nowaitMisses])
            // Opening, advising and closing; a call for each block, and one more for each that is missed.
            #expect((measured.counts[.syscalls] ?? 0) == 3 + 8 + missed)
            #expect(measured.digests == [PlainDigest(fixture).digest()])
            // What was missed has been read since, and stays where nobody reclaims it.
            let found = try undisturbed(until: { $0.counts[.nowaitMisses] == 0 }) {
                let again = try fixture.measure("preadv2")
                #expect(again.counts[.syscalls] == 2 + 8 + (again.counts[.nowaitMisses] ?? -1))
                return again
            }
            #expect(found.counts[.nowaitMisses] == 0)
            return missed
        }
        #expect(missed == 8)
    }

    @Test("pages that a batch gives back by MADV_PAGEOUT are gone, those of MADV_COLD stay")
    func givesBack() throws {
        let fixture = try cold()
        // madvise(2): the advice "might be ignored for some pages", and a kernel short of memory may take any. Some of those that
        // another task holds for the moment, or that wait in the LRU batch of a CPU that this thread has left, stay: each attempt
        // begins with none resident, on one CPU, and one of them must find the kernel undisturbed.
        let cpus = try CPUSet.allowed()
        let digest = PlainDigest(fixture).digest()
        var attempts = 0
        for (engine, expected) in [("mmap:after=cold", 1024), ("mmap:after=pageout", 0)] {
            let found = try undisturbed(until: { $0 == expected }) {
                #expect(try PageCache.evict(FileHandle(fixture.data.path(ofFile: 0))).isEmpty)
                let measured = try fixture.measure(engine, onCPU: cpus[attempts % cpus.count])
                attempts += 1
                #expect((measured.counts[.syscalls] ?? 0) == 5)
                #expect(measured.digests == [digest])
                return try resident(fixture)
            }
            #expect(found == expected, "\(engine)")
        }
    }

    @Test("what a sequential batch gives back is what it has used, round the end of the file")
    func givesBackItsOwn() throws {
        let fixture = try Fixture {
            $0.fileSize = ByteSize(9 * 4096 + 11)
            $0.blockSize = .kibibytes(4)
            $0.operations = 4
        }
        let work = fixture.work()
        let lane = try Lane(work, thread: 0, bufferBytes: 4096, needsTable: false)
        let payload = Payload(content: work.data.content, round: 0, engine: 0)
        let access = BlockAccess(use: .sum, work: work.definition, payload: payload)
        func used(_ batch: Int) -> [Range<Int>] {
            LaneBatch(access: access, lane: lane, thread: 0, number: batch, place: 0).usedBlocks
        }
        #expect(used(0) == [0..<4])
        #expect(used(1) == [4..<8])
        #expect(used(2) == [8..<10, 0..<2])
        #expect(try fixture.measure("mmap:after=cold", batches: 0..<3).counts[.syscalls] == 4)
    }

    @Test("windows are mapped as accesses leave the last one, and counted")
    func windows() throws {
        let fixture = try Fixture {
            $0.fileSize = .kibibytes(256)
            $0.blockSize = .kibibytes(4)
            $0.mapping = .firstTouch
        }
        // Opening and closing, and mapping and unmapping for each of four windows; with advice three.
        let windows = try fixture.measure("mmap-window:window=64KiB", batches: 0..<2)
        #expect(windows.counts[.syscalls] == 2 * (2 + 4 * 2))
        #expect(try fixture.measure("mmap-window:window=64KiB:advice=random").counts[.syscalls] == 2 + 4 * 3)
        #expect(try fixture.measure("mmap-window").counts[.syscalls] == 2 + 2)
        #expect(windows.phases.total == windows.wallNanoseconds)
        #expect(windows.phases.map == nil && windows.phases.unmap != nil)
        let steady = try Fixture {
            $0.fileSize = .kibibytes(256)
            $0.blockSize = .kibibytes(4)
            $0.operations = 16
        }
        // Batch after batch the next window: one mapped, one unmapped.
        #expect(try steady.measure("mmap-window:window=64KiB", batches: 0..<4).counts[.syscalls] == 8)
        #expect(try steady.measure("mmap-window:window=256KiB", batches: 0..<4).counts[.syscalls] == 0)
    }

    @Test("O_DIRECT is refused in memory, for blocks below the unit, and for writes of a part of it", .runs("direct"))
    func directRefuses() throws {
        let memory = try WorkFolder.create(in: "/dev/shm", prefix: "faultline-engines-tests-")
        defer { WorkFolder.remove(memory) }
        let fixture = try Fixture { $0.fileSize = .kibibytes(8) }
        let path = memory + "/file"
        try FileHandle(path, .create).append(fixture.bytes())
        func refusal(_ benchCase: Case, _ path: String, _ told: (memory: Int, offset: Int)?) -> String? {
            let work = benchCase.work.definition
            let request = OpeningRequest(
                work: work,
                hugePages: .off,
                path: path,
                identity: nil,
                isOwn: false,
                lanes: []
            )
            let alignment = told.map { FileHandle.DirectAlignment(memory: $0.memory, offset: $0.offset) }
            do {
                try DirectRule(request).checkFileSystem()
                _ = try DirectRule(request).alignment(told: alignment)
                return nil
            } catch {
                return "\(error)"
            }
        }
        let disk = fixture.data.path(ofFile: 0)
        #expect(refusal(fixture.benchCase, path, nil)?.contains("tmpfs") == true)
        #expect(refusal(fixture.benchCase, disk, nil) == nil)
        #expect(refusal(fixture.benchCase, disk, (512, 512)) == nil)
        #expect(refusal(fixture.benchCase, disk, (0, 0)) == "O_DIRECT: not for this file (statx tells no alignment)")
        #expect(refusal(fixture.benchCase, disk, (1 << 20, 512))?.contains("multiples of 1048576") == true)
        let small = try Fixture {
            $0.fileSize = .kibibytes(8)
            $0.blockSize = ByteSize(512)
        }
        #expect(
            refusal(small.benchCase, disk, (512, 4096))
                == "O_DIRECT here moves units of 4096 bytes, block-size is 512B"
        )
        let write = try Fixture {
            $0.operation = .write
            $0.fileSize = ByteSize(4096 + 512)
            $0.blockSize = .kibibytes(4)
        }
        #expect(
            refusal(write.benchCase, disk, (512, 4096))
                == "O_DIRECT here writes units of 4096 bytes, file-size is 4608B"
        )
        #expect(refusal(write.benchCase, disk, (512, 512)) == nil)
    }
}
