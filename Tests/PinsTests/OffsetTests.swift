import Testing

extension Pins {
    /// Which bytes an operation takes, and what is in them: results of two builds are compared on the same ones.
    struct OffsetTests {
        private static let seeds: [UInt64] = [7, 1_880_285_729]

        @Test func `each pattern begins with the offsets that it began with`() throws {
            var text = ""
            for keys in try Pin.lines("offsets.txt") {
                text += "== \(keys)\n"
                let threads = try PinnedOffsets.threads(of: keys)
                for thread in Set([0, threads - 1]).sorted() {
                    for batch in [0, 1] {
                        text += try line(keys, count: 64, thread: thread, batch: batch)
                    }
                }
                // Other seeds, a batch that warms up, and a later round, which a cold pass takes other places in.
                text += try line(keys, count: 16, seed: Self.seeds[1])
                text += try line(keys, count: 16, batch: -1)
                text += try line(keys, count: 16, round: 1)
            }
            try Pin.expect(text, "offsets.txt")
        }

        private func line(
            _ keys: String,
            count: Int,
            seed: UInt64 = seeds[0],
            round: Int = 0,
            thread: Int = 0,
            batch: Int = 0
        ) throws -> String {
            let first = try PinnedOffsets.first(count, of: keys, seed: seed, round: round, thread: thread, batch: batch)
            return "seed \(seed), round \(round), thread \(thread), batch \(batch): \(first)\n"
        }

        @Test func `each pattern and use has the digest that it had`() throws {
            var text = ""
            for keys in try Pin.lines("digests.txt") {
                for use in ["touch", "sum", "copy"] {
                    for seed in Self.seeds {
                        let digests = try PinnedOffsets.digests(of: "\(keys) consume=\(use)", seed: seed)
                        text += "\(keys) consume=\(use), seed \(seed): \(digests)\n"
                    }
                }
            }
            try Pin.expect(text, "digests.txt")
        }

        @Test func `files hold the bytes that they held`() throws {
            var text = ""
            for seed in Self.seeds + [0, .max] {
                for file in [0, 1, 1023] {
                    for offset in [0, 8, 4096, 1 << 20, 1 << 40] {
                        let bytes = PinnedOffsets.content(seed: seed, file: file, offset: offset, count: 32)
                        text += "seed \(seed), file \(file), offset \(offset): \(hex(bytes))\n"
                    }
                }
                let whole = PinnedOffsets.content(seed: seed, file: 0, offset: 0, count: 1 << 16)
                text += "seed \(seed), the first 64 KiB: \(Fingerprint.text(whole))\n"
            }
            try Pin.expect(text, "content.txt")
        }

        @Test func `writes put the bytes into blocks that they put there`() throws {
            var text = ""
            for (round, engine, batch) in [(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (15, 2, -1), (3, 1, 1000)] {
                for (offset, count) in [(0, 64), (4096, 4096), (1 << 20, 1 << 14), (192, 64)] {
                    let bytes = PinnedOffsets.payload(
                        round: round,
                        engine: engine,
                        batch: batch,
                        offset: offset,
                        count: count
                    )
                    text += "round \(round), engine \(engine), batch \(batch), \(count) bytes at \(offset): "
                    text += "\(hex(bytes.prefix(32)))..., all \(Fingerprint.text(bytes))\n"
                }
            }
            try Pin.expect(text, "payload.txt")
        }

        private func hex(_ bytes: some Sequence<UInt8>) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
