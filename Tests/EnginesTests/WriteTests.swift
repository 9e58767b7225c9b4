import Glibc
import Platform
import Testing
import Workloads

@testable import Engines
import TestSupport

@Suite struct WriteTests {
    private static let sizes = [1, 7, 4095, 4097, 5 * 4096, 9 * 4096 + 5]

    /// Cases of writing to a file of this size: for each block size those of patterns, threads and mappings that have every two values in
    /// one case (a Latin square, another one for each size).
    private func cases(_ operation: Workloads.Operation, size: Int, _ body: (CaseDraft, [String]) throws -> Void) throws
    {
        let patterns: [Pattern] = [.sequential, .random, .zipf(exponent: 1.1)]
        for (column, pattern) in patterns.enumerated() {
            for block in [64, 4096] {
                for threads in 1...3 where threads <= (size + block - 1) / block {
                    for (row, mapping) in MappingMode.allCases.enumerated() {
                        guard (threads + column + row) % 3 == size % 3 else { continue }
                        var draft = CaseDraft()
                        draft.operation = operation
                        draft.pattern = pattern
                        draft.blockSize = ByteSize(block)
                        draft.fileSize = ByteSize(size)
                        draft.threads = threads
                        draft.mapping = mapping
                        if pattern != .sequential { draft.operations = 20 }
                        let written = pattern == .sequential ? ["write", "pwrite"] : ["pwrite"]
                        let calls = operation == .mixed ? ["pread"] : written
                        let further =
                            (operation == .mixed ? ["preadv2"] : []) + [
                                "direct", "mmap-window:window=4KiB", "io_uring:buffers=fixed",
                            ]
                        let engines =
                            try calls + ["mmap"]
                            + further.filter { engine in
                                draft.engines = [try EngineSpec(parsing: engine)]
                                return (try? draft.makeCase()) != nil && !Unsupported.has(engine)
                            }
                        draft.engines = try engines.map(EngineSpec.init(parsing:))
                        try body(draft, engines)
                    }
                }
            }
        }
    }

    @Test("what every engine writes is what it should have written, and the rest of the file stays", arguments: sizes)
    func writesPayload(size: Int) throws {
        try cases(.write, size: size) { draft, engines in
            let fixture = try Fixture { $0 = draft }
            let original = try fixture.bytes()
            var written = original
            var digests: [UInt64] = []
            for (index, engine) in engines.enumerated() {
                let comment = Comment(rawValue: "\(fixture.benchCase.id) \(engine)")
                let session = try fixture.session(engine, index: index, round: 3)
                _ = try session.run(0..<1)
                #expect(try session.run(1..<2).digests == [0])
                for thread in 0..<fixture.benchCase.threads {
                    for batch in 0..<2 {
                        for block in fixture.work().blocks(thread: thread, batch: batch) {
                            write(Int(block), batch: batch, index: index, fixture, into: &written)
                        }
                    }
                }
                #expect(try fixture.bytes() == written, comment)
                digests.append(try session.verifyWritten(batches: 2))
                try session.finish()
                #expect(try fixture.bytes() == written, comment)
            }
            #expect(Set(digests).count == 1)
            #expect(digests[0] == anchors(original, fixture))
        }
    }

    /// Puts the payload of a block into the bytes of the file: all but the first word of each page, which stays.
    private func write(_ block: Int, batch: Int, index: Int, _ fixture: Fixture, into bytes: inout [UInt8]) {
        let size = fixture.benchCase.blockSize.bytes
        let start = block * size
        let end = min(bytes.count, start + size)
        let payload = Payload(content: fixture.data.content, round: 3, engine: index)
        let words = Self.words(payload, batch: batch, offset: start, count: end - start, of: size)
        for place in start..<end where (place - start) % 4096 >= 8 {
            let word = words[(place - start) / 8]
            bytes[place] = UInt8(truncatingIfNeeded: word >> (8 * UInt64((place - start) % 8)))
        }
    }

    /// The payload of `count` bytes at an offset, in a buffer of a whole block.
    private static func words(_ payload: Payload, batch: Int, offset: Int, count: Int, of size: Int) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: size / 8)
        unsafe words.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe payload.makeTemplate(base, count: size)
            unsafe payload.inBatch(batch).stamp(base, offset: offset, count: count)
        }
        return words
    }

    /// The first words of the blocks of batch 0, in the file as it was made.
    private func anchors(_ bytes: [UInt8], _ fixture: Fixture) -> UInt64 {
        var sum: UInt64 = 0
        for thread in 0..<fixture.benchCase.threads {
            for block in fixture.work().blocks(thread: thread, batch: 0) {
                let start = Int(block) * fixture.benchCase.blockSize.bytes
                sum &+= bytes[start..<min(start + 8, bytes.count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
        }
        return sum
    }

    @Test("mixed batches find what no write changes, whoever wrote last", arguments: sizes)
    func mixedDigests(size: Int) throws {
        try cases(.mixed, size: size) { draft, engines in
            for consumption in Consumption.allCases {
                let fixture = try Fixture {
                    $0 = draft
                    $0.consumption = consumption
                    $0.readPercentage = 60
                }
                let plain = (0..<3).map { PlainDigest(fixture).digest(batch: $0) }
                #expect(try EngineSessions.expectedDigest(of: fixture.work(), everyByte: false) == plain[0])
                for (index, engine) in engines.enumerated() {
                    let comment = Comment(rawValue: "\(fixture.benchCase.id) \(engine)")
                    #expect(try fixture.measure(engine, batches: 0..<3, index: index).digests == plain, comment)
                    let session = try fixture.session(engine, index: index)
                    #expect(throws: Never.self, comment) { try session.verifyWritten(batches: 3) }
                }
            }
        }
    }

    @Test("a single flipped byte of a written block is found, with the block's offset")
    func findsFlippedByte() throws {
        for engine in ["pwrite", "mmap", "mmap-window:window=16KiB"] {
            let fixture = try Fixture {
                $0.operation = .write
                $0.pattern = .random
                $0.fileSize = ByteSize(16 * 4096 + 9)
                $0.operations = 8
            }
            let session = try fixture.session(engine)
            _ = try session.run(0..<1)
            let blocks = Set(fixture.work().blocks(batch: 0).map(Int.init))
            for block in 0..<17 {
                for place in [block * 4096, min(block * 4096 + 4095, 16 * 4096 + 8)] {
                    try fixture.damage(at: place)
                    if blocks.contains(block) {
                        #expect(throws: WrongContent(offset: block * 4096, path: fixture.data.path(ofFile: 0))) {
                            try session.verifyWritten(batches: 1)
                        }
                    } else {
                        #expect(throws: Never.self) { try session.verifyWritten(batches: 1) }
                    }
                    try fixture.damage(at: place)
                }
            }
            try fixture.truncate(to: 5)
            #expect(throws: (any Error).self) { try session.verifyWritten(batches: 1) }
        }
    }

    @Test("one engine can't pass with what another wrote, nor with what it wrote in another round or batch")
    func tellsWriters() throws {
        let fixture = try Fixture {
            $0.operation = .write
            $0.fileSize = .kibibytes(64)
            $0.blockSize = .kibibytes(4)
            $0.operations = 8
        }
        _ = try fixture.measure("pwrite", index: 0, round: 0)
        #expect(throws: Never.self) { try fixture.session("mmap", index: 0, round: 0).verifyWritten(batches: 1) }
        #expect(throws: WrongContent.self) { try fixture.session("mmap", index: 1, round: 0).verifyWritten(batches: 1) }
        #expect(throws: WrongContent.self) {
            try fixture.session("pwrite", index: 0, round: 1).verifyWritten(batches: 1)
        }
        #expect(throws: WrongContent.self) {
            try fixture.session("pwrite", index: 0, round: 0).verifyWritten(batches: 2)
        }
    }

    @Test("the payload differs by round and engine in every word, by offset and batch in one word of each page")
    func payloadDiffers() throws {
        func words(round: Int = 1, engine: Int = 0, batch: Int = 0, offset: Int = 8192) -> [UInt64] {
            let payload = Payload(content: Content(seed: 5), round: round, engine: engine)
            return Self.words(payload, batch: batch, offset: offset, count: 8192, of: 8192)
        }
        func same(_ other: [UInt64]) -> [Int] { zip(words(), other).enumerated().filter { $1.0 == $1.1 }.map(\.offset) }
        let first = words()
        #expect(Set(first).count == first.count)
        #expect(first == words())
        // The first word of each page is the file's own.
        for place in [0, 512] { #expect(first[place] == Content(seed: 5).word(index: 1024 + place)) }
        #expect(same(words(round: 2)) == [0, 512])
        #expect(same(words(engine: 1)) == [0, 512])
        #expect(same(words(round: 0, engine: 1)) == [0, 512])
        #expect(Set(0..<1024).subtracting(same(words(batch: 1))) == [1, 513])
        #expect(Set(0..<1024).subtracting(same(words(offset: 16384))) == [0, 1, 512, 513])
    }

    @Test("threads write regions of their own")
    func regionsAreDisjoint() throws {
        for pattern in [Pattern.sequential, .random, .zipf(exponent: 1)] {
            let fixture = try Fixture {
                $0.operation = .write
                $0.pattern = pattern
                $0.fileSize = ByteSize(31 * 4096)
                $0.blockSize = .kibibytes(4)
                $0.threads = 3
                $0.operations = 10
            }
            let taken = (0..<3).map { thread in
                Set((0..<20).flatMap { fixture.work().blocks(thread: thread, batch: $0) })
            }
            #expect(taken.reduce(Set()) { $0.union($1) }.count == taken.map(\.count).reduce(0, +))
            #expect(taken.allSatisfy { $0.count == 10 })
        }
    }

    @Test("small files are never written")
    func smallFilesAreNotWritten() throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileCount = 2
        }
        let session = try fixture.session("read")
        #expect(throws: WorkloadError.self) { try session.verifyWritten(batches: 1) }
    }
}
