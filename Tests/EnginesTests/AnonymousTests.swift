import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines
import TestSupport

@Suite struct AnonymousTests {
    private func fixture(_ change: (inout CaseDraft) -> Void = { _ in }) throws -> Fixture {
        try Fixture {
            $0.backing = .anonymous
            $0.fileSize = .mebibytes(8)
            $0.blockSize = .kibibytes(4)
            change(&$0)
        }
    }

    @Test(arguments: [Consumption.touch, .copy], [Pattern.sequential, .random])
    func `what was written to fresh memory is found there, whatever the threads and the size`(
        use: Consumption,
        pattern: Pattern
    ) throws {
        for (size, threads) in [(1, 1), (4095, 1), (9 * 4096 + 5, 3), (8 << 20, 2)] {
            for block in [64, 4096, 1 << 20] where threads <= (size + block - 1) / block {
                let fixture = try fixture {
                    $0.fileSize = ByteSize(size)
                    $0.blockSize = ByteSize(block)
                    $0.threads = threads
                    $0.pattern = pattern
                    $0.consumption = use
                    if pattern == .random { $0.operations = 20 }
                }
                let comment = Comment(rawValue: fixture.benchCase.id)
                let session = try fixture.session("mmap", round: 2)
                let measured = try session.run(0..<2)
                #expect(measured.operations == 2 * threads * fixture.benchCase.operations, comment)
                var digest: UInt64 = 0
                for thread in 0..<threads {
                    for number in fixture.work(round: 2).blocks(thread: thread, batch: 0) {
                        // The first word of each block is the content's, in the bytes that there are.
                        let start = Int(number) * block
                        let word = fixture.data.content.word(file: 0, index: start / 8)
                        let count = min(8, size - start)
                        digest &+= count == 8 ? word : word & ((1 << (8 * UInt64(count))) - 1)
                    }
                }
                #expect(try session.verifyWritten(batches: 2) == digest, comment)
                try session.finish()
            }
        }
    }

    @Test func `each batch touches every page for the first time, or has it done by one call`() throws {
        let fixture = try fixture {
            $0.consumption = .touch
            $0.engines = (try? [EngineSpec(parsing: "mmap")]) ?? []
        }
        for engine in ["mmap", "mmap:populate=write"] {
            // 2048 pages a batch; what the runtime itself touches comes on top, and pages that were migrated meanwhile.
            let expected = 3 * 2048...3 * 2048 + 64
            let faults = try undisturbed(until: expected.contains) {
                let session = try fixture.session(engine)
                let measured = try session.run(0..<3)
                #expect((measured.counts[.syscalls] ?? 0) == (engine == "mmap" ? 9 : 12))
                #expect(measured.bytes == 3 * 8 << 20)
                let range = try #require(session.ownMemory?.range)
                #expect(MappingPages(range).obtainedPageSize == 4096 && range.residentBytes >= 8 << 20)
                #expect(session.ownMemory?.nodes == nil && session.bufferPages == nil)
                #expect(measured.counts[.minorFaults] ?? 0 >= expected.lowerBound)
                return measured.counts[.minorFaults] ?? 0
            }
            #expect(expected.contains(faults), "\(engine)")
        }
        #expect(try fixture.measure("mmap").phases.map != nil)
        #expect(try fixture.measure("mmap").phases.unmap != nil)
    }

    private static let canBeAsked = ["always", "madvise"].contains(TransparentHugePages.current().enabled)

    @Test(.enabled(if: canBeAsked, "transparent huge pages can't be asked for here"))
    func `transparent huge pages are asked for and found`() throws {
        let fixture = try fixture {
            $0.consumption = .touch
            $0.hugePages = .transparent
            $0.fileSize = .mebibytes(64)
        }
        // A fault takes a huge page where one is to be had without waiting long, else base pages.
        let (size, faults) = try undisturbed(until: { $0 == 2 << 20 && $1 <= 200 }) {
            let session = try fixture.session("mmap")
            let measured = try session.run(0..<1)
            let pages = MappingPages(try #require(session.ownMemory?.range))
            return (pages.obtainedPageSize, measured.counts[.minorFaults] ?? 0)
        }
        #expect(size == 2 << 20)
        #expect((31...200).contains(faults))
    }

    @Test func `memory that holds other bytes than were written is found out`() throws {
        let fixture = try fixture { $0.consumption = .copy }
        let lanes = [try Lane(fixture.work(), thread: 0, bufferBytes: 4096, needsTable: false)]
        let zeros = try Mapping(anonymous: 8 << 20)
        #expect(throws: WrongContent(offset: 0, path: "anonymous memory")) {
            _ = try WrittenBlocks(fixture.work(), engine: 0, lanes: lanes, place: "anonymous memory")
                .verify(batches: 1, in: unsafe WrittenMemory(base: zeros.base, length: zeros.length))
        }
    }
}
