import Testing
import Workloads

@testable import Engines
import TestSupport

@Suite struct DigestTests {
    /// Sizes that end inside a word, inside a block, at a block's border and one past it.
    private static let sizes = [1, 7, 64, 65, 4095, 4096, 4097, 3 * 4096 + 5, 20 * 4096 + 13]

    private static let sequential = [
        "read", "pread", "mmap", "read:advice=sequential", "pread:advice=random", "mmap:advice=sequential:populate=map",
    ]
    private static let random = [
        "pread", "mmap", "pread:advice=random", "mmap:advice=random:populate=read", "mmap:populate=willneed",
    ]

    /// Engines of which not every one can do every case.
    private static let further = [
        "mmap:share=private", "mmap:after=cold", "mmap-window:window=4KiB", "mmap-window:window=64KiB:advice=random",
        "mmap-window:window=1MiB:populate=map", "direct", "preadv2", "uncached", "stdio", "stdio:stdio-buffer=64KiB",
        "io_uring", "io_uring:direct=on:files=fixed", "io_uring:depth=3", "io_uring:depth=8:buffers=fixed:files=fixed",
        "io_uring:depth=4:direct=on",
    ]

    private func patterns() -> [(Pattern, [String])] {
        [(.sequential, Self.sequential), (.random, Self.random), (.zipf(exponent: 1.1), Self.random)]
    }

    /// Cases of reading blocks of a file of this size: for each pattern and block size a third of what threads, consumption and mapping
    /// make together, with every two values of theirs in one case (a Latin square, another one for each size).
    ///
    private func cases(size: Int, _ body: (CaseDraft, [String]) throws -> Void) throws {
        try allCases(size: size) { draft, engines, isOfThird in
            if isOfThird { try body(draft, engines) }
        }
    }

    /// All that threads, consumption and mapping make together, and whether each is of the third.
    private func allCases(size: Int, _ body: (CaseDraft, [String], Bool) throws -> Void) throws {
        for (pattern, engines) in patterns() {
            for block in [64, 4096, 65536] {
                for threads in 1...3 where threads <= (size + block - 1) / block {
                    for (column, consumption) in Consumption.allCases.enumerated() {
                        for (row, mapping) in MappingMode.allCases.enumerated() {
                            guard mapping == .steady || block == 4096 else { continue }
                            var draft = CaseDraft()
                            draft.pattern = pattern
                            draft.blockSize = ByteSize(block)
                            draft.fileSize = ByteSize(size)
                            draft.threads = threads
                            draft.consumption = consumption
                            draft.mapping = mapping
                            if pattern != .sequential { draft.operations = 40 }
                            try body(draft, engines, (threads + column + row) % 3 == size % 3)
                        }
                    }
                }
            }
        }
    }

    @Test("every engine finds what the file's content says it must", arguments: sizes)
    func engineFindsContent(size: Int) throws {
        try cases(size: size) { draft, engines in
            let fixture = try Fixture { $0 = draft }
            let plain = PlainDigest(fixture).digest()
            let comment = Comment(rawValue: fixture.benchCase.id)
            #expect(try EngineSessions.expectedDigest(of: fixture.work(), everyByte: false) == plain, comment)
            for engine in engines {
                #expect(try fixture.measure(engine).digests == [plain], "\(comment) \(engine)")
            }
        }
    }

    @Test("so does every engine that can't do each case, in those that it can", arguments: [7, 4097, 20 * 4096 + 13])
    func furtherEngineFindsContent(size: Int) throws {
        var done: [String: Int] = [:]
        try allCases(size: size) { draft, _, isOfThird in
            guard draft.threads != 2, draft.consumption != .copy || draft.blockSize == .kibibytes(4) else { return }
            let fixture = try Fixture { $0 = draft }
            let (plain, whole) = (PlainDigest(fixture).digest(), PlainDigest(fixture).digest(everyByte: true))
            // Rings take the kernel long to make and to end.
            for engine in Self.further where isOfThird || !engine.hasPrefix("io_uring") {
                var draft = draft
                draft.engines = [try EngineSpec(parsing: engine)]
                guard (try? draft.makeCase()) != nil, !Unsupported.has(engine) else { continue }
                let session = try fixture.session(engine)
                let comment = Comment(rawValue: "\(fixture.benchCase.id) \(engine)")
                #expect(try session.run(0..<1).digests == [plain], comment)
                #expect(try session.audit() == whole, comment)
                // The audit has not moved what the session stands on.
                #expect(try session.run(0..<1).digests == [plain], comment)
                try session.finish()
                done[engine, default: 0] += 1
            }
        }
        for engine in Self.further where !Unsupported.has(engine) {
            #expect(done[engine, default: 0] > (engine.hasPrefix("io_uring") ? 3 : 10), "\(engine)")
        }
    }

    @Test("the audit adds up every byte that a batch reads", arguments: sizes)
    func auditFindsEveryByte(size: Int) throws {
        try cases(size: size) { draft, engines in
            guard draft.consumption == .touch, draft.mapping == .steady else { return }
            let fixture = try Fixture { $0 = draft }
            let plain = PlainDigest(fixture).digest(everyByte: true)
            #expect(try EngineSessions.expectedDigest(of: fixture.work(), everyByte: true) == plain)
            for engine in engines {
                let session = try fixture.session(engine)
                #expect(try session.audit() == plain, "\(fixture.benchCase.id) \(engine)")
                try session.finish()
            }
        }
    }

    @Test("batches have digests of their own, the same for every engine and however they are grouped")
    func batchesAgree() throws {
        for (pattern, engines) in patterns() {
            let fixture = try Fixture {
                $0.pattern = pattern
                $0.fileSize = ByteSize(33 * 4096 + 100)
                $0.blockSize = .kibibytes(4)
                $0.operations = 10
            }
            let plain = (-2..<6).map { PlainDigest(fixture).digest(batch: $0) }
            #expect(Set(plain).count == plain.count, "\(pattern)")
            for engine in engines {
                let session = try fixture.session(engine)
                #expect(try session.run(-2 ..< -1).digests == [plain[0]], "\(engine)")
                #expect(try session.run(0..<2).digests == Array(plain[2..<4]), "\(engine)")
                #expect(try session.run(2..<6).digests == Array(plain[4..<8]), "\(engine)")
                #expect(try session.run(1..<2).digests == [plain[3]], "\(engine)")
                try session.finish()
            }
        }
    }

    @Test("a sequential batch that reaches the end goes on at the start, past a last block that is short")
    func goesRound() throws {
        let fixture = try Fixture {
            $0.fileSize = ByteSize(9 * 4096 + 11)
            $0.blockSize = .kibibytes(4)
            $0.operations = 4
        }
        let batches = (0..<4).map { fixture.work().blocks(batch: $0) }
        #expect(batches == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 0, 1], [2, 3, 4, 5]])
        #expect(fixture.work().blocks(batch: -1) == [6, 7, 8, 9])
        let further = Self.further.filter { !Unsupported.has($0) }
        for engine in ["read", "pread", "mmap"] + further {
            let digests = try fixture.measure(engine, batches: 0..<12).digests
            #expect(digests == (0..<12).map { PlainDigest(fixture).digest(batch: $0) }, "\(engine)")
        }
    }

    @Test("other seeds take other random blocks, and every engine the same ones")
    func seedsDiffer() throws {
        let fixture = try Fixture {
            $0.pattern = .random
            $0.fileSize = .kibibytes(256)
            $0.operations = 20
        }
        let digests = try [UInt64(7), 8].map { seed in
            let session = try fixture.session("pread", seed: seed)
            let other = try fixture.session("mmap", seed: seed)
            let digests = try session.run(0..<1).digests
            #expect(try other.run(0..<1).digests == digests)
            #expect(digests == [PlainDigest(fixture, seed: seed).digest()])
            return digests
        }
        #expect(digests[0] != digests[1])
    }

    @Test("a digest shows a damaged byte that the consumption takes, and the audit any byte of a block")
    func showsDamage() throws {
        for engine in ["pread", "mmap"] {
            let fixture = try Fixture {
                $0.pattern = .random
                $0.fileSize = .kibibytes(64)
                $0.operations = 100
                $0.consumption = .copy
            }
            let whole = try EngineSessions.expectedDigest(of: fixture.work(), everyByte: true)
            let block = Int(fixture.work().blocks(batch: 0)[0])
            try fixture.damage(at: block * 4096 + 100)
            let session = try fixture.session(engine)
            // A copy is timed with one word of each block in its digest: that is what the audit is for.
            #expect(try session.run(0..<1).digests == [PlainDigest(fixture).digest()])
            #expect(try session.audit() != whole)
            try fixture.damage(at: block * 4096 + 100)
            #expect(try session.audit() == whole)
            try fixture.damage(at: block * 4096 + 4095)
            #expect(try session.run(0..<1).digests != [PlainDigest(fixture).digest()])
            try session.finish()
        }
    }

    @Test("small files are read whole by every engine", arguments: [1, 7, 4095, 4096, 4097, 9001])
    func smallFiles(size: Int) throws {
        for pattern in [Pattern.sequential, .random, .zipf(exponent: 1)] {
            for threads in 1...3 {
                for consumption in Consumption.allCases {
                    let fixture = try Fixture {
                        $0.kind = .smallFiles
                        $0.pattern = pattern
                        $0.fileSize = ByteSize(size)
                        $0.fileCount = 7
                        $0.threads = threads
                        $0.consumption = consumption
                        $0.operations = pattern == .sequential ? 2 : 21
                    }
                    let plain = (0..<3).map { PlainDigest(fixture).digest(batch: $0) }
                    let whole = PlainDigest(fixture).digest(everyByte: true)
                    let work = fixture.work()
                    #expect(try EngineSessions.expectedDigest(of: work, everyByte: false) == plain[0])
                    #expect(try EngineSessions.expectedDigest(of: work, everyByte: true) == whole)
                    for engine in ["read", "pread:advice=random", "mmap", "mmap:advice=sequential:populate=read"] {
                        let comment = Comment(rawValue: "\(fixture.benchCase.id) \(engine)")
                        #expect(try fixture.measure(engine, batches: 0..<3).digests == plain, comment)
                        #expect(try fixture.session(engine).audit() == whole, comment)
                    }
                }
            }
        }
    }

    @Test("more operations than a group's table is made for still fit, and groups of the most batches do")
    func tableHasRoom() throws {
        let large = try Fixture {
            $0.pattern = .random
            $0.blockSize = ByteSize(64)
            $0.fileSize = .kibibytes(4)
            $0.consumption = .touch
            $0.operations = Lane.tableCapacity + 5
        }
        let one = try large.session("mmap")
        #expect(one.longestGroup == 1)
        #expect(try one.run(0..<1).digests == [EngineSessions.expectedDigest(of: large.work(), everyByte: false)])
        try one.finish()
        let many = try Fixture {
            $0.pattern = .random
            $0.fileSize = .kibibytes(64)
            $0.consumption = .touch
            $0.operations = 5
        }
        let session = try many.session("mmap")
        #expect(session.longestGroup == 64)
        #expect(try session.run(0..<64).digests == (0..<64).map { PlainDigest(many).digest(batch: $0) })
        try session.finish()
    }

    @Test("an engine that has no code here is refused")
    func refusesUnknownEngines() throws {
        let fixture = try Fixture { $0.fileSize = .kibibytes(4) }
        let spec = try EngineSpec(parsing: "write")
        #expect(throws: Never.self) { try EngineSessions.session(spec, index: 0, work: fixture.work()) }
        for name in EngineRegistry.builtIn.names { #expect(EngineRegistry.entry(named: name) != nil) }
        #expect(EngineRegistry.entry(named: "null") == nil)
        #expect(EngineAvailability.problem(of: "null") != nil)
    }
}
