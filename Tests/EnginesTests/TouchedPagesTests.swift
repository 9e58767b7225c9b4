import Engines
import TestSupport
import Testing
import Workloads

/// The pages that a cold pass reads: counted from its own offsets, and each once.
@Suite struct TouchedPagesTests {
    private func touched(_ change: (inout CaseDraft) throws -> Void) throws -> TouchedPages {
        var draft = CaseDraft()
        draft.cache = .cold
        draft.fileSize = .mebibytes(4)
        try change(&draft)
        let benchCase = try draft.makeCase()
        let data = DataSet(directory: "", for: benchCase, seed: 1)
        return TouchedPages(EngineWork(benchCase, data: data, seed: 7, round: 3, cpus: []), pageSize: 4096)
    }

    @Test func `a stream touches the whole file, whatever its blocks and threads`() throws {
        for block in [4, 64, 1024] {
            for threads in [1, 2] {
                let pages = try touched {
                    $0.blockSize = .kibibytes(block)
                    $0.threads = threads
                }
                #expect(pages.bytes(inBlocksOf: 4096) == 4 << 20)
            }
        }
    }

    @Test func `blocks on one page are one page, and blocks of several are all of theirs`() throws {
        for (block, bytes) in [(512, 100 * 4096), (4096, 100 * 4096), (16384, 100 * 16384)] {
            let pages = try touched {
                $0.pattern = .random
                $0.blockSize = ByteSize(block)
                $0.operations = 100
            }
            #expect(pages.bytes(inBlocksOf: 4096) == bytes)
        }
    }

    @Test func `of the page in which a file ends the blocks that it has count`() throws {
        let stream = try touched {
            $0.fileSize = ByteSize(3 * 4096 + 700)
            $0.blockSize = .kibibytes(4)
        }
        #expect([4096, 1024, 512].map(stream.bytes) == [4 * 4096, 3 * 4096 + 1024, 3 * 4096 + 1024])
        // One byte for an unknown block size, and never more than a page.
        #expect(stream.bytes(inBlocksOf: 0) == 3 * 4096 + 700 && stream.bytes(inBlocksOf: 1 << 20) == 4 * 4096)
        let files = try touched {
            $0.kind = .smallFiles
            $0.fileSize = ByteSize(1000)
            $0.fileCount = 12
        }
        #expect(files.bytes(inBlocksOf: 4096) == 12 * 4096 && files.bytes(inBlocksOf: 1024) == 12 * 1024)
    }

    @Test func `what is written is not read, and a warm case has no pass`() throws {
        let writes = try touched {
            $0.operation = .write
            $0.pattern = .random
            $0.consumption = .copy
        }
        #expect(writes.bytes(inBlocksOf: 4096) == 0 && writes.places(ofFile: 0, most: 4) == [])
        let mixed = try touched {
            $0.operation = .mixed
            $0.readPercentage = 70
            $0.pattern = .random
            $0.operations = 100
        }
        let read = mixed.bytes(inBlocksOf: 4096) / 4096
        #expect((40..<100).contains(read))
        #expect(try touched { $0.cache = .warm }.bytes(inBlocksOf: 4096) == 0)
    }

    @Test func `places are some of those pages, spread over all`() throws {
        let stream = try touched { _ in }
        #expect(stream.places(ofFile: 0, most: 4) == [0, 1 << 20, 2 << 20, 3 << 20])
        let random = try touched {
            $0.pattern = .random
            $0.operations = 3
        }
        #expect(random.places(ofFile: 0, most: 64).count == 3)
        let files = try touched {
            $0.kind = .smallFiles
            $0.fileSize = .kibibytes(8)
            $0.fileCount = 3
        }
        #expect((0..<3).map { files.places(ofFile: $0, most: 64) } == [[0, 4096], [0, 4096], [0, 4096]])
    }
}
