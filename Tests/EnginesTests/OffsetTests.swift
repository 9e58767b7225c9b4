import Glibc
import Testing
import Workloads

@testable import Engines
import TestSupport

@Suite struct OffsetTests {
    private func work(_ change: (inout CaseDraft) -> Void) throws -> EngineWork {
        var draft = CaseDraft()
        change(&draft)
        let benchCase = try draft.makeCase()
        let data = DataSet(directory: "/nowhere", for: benchCase, seed: 1)
        return EngineWork(benchCase, data: data, seed: 7, round: 0, cpus: [])
    }

    @Test(
        "a cold pass takes offsets in the file, no page of it twice, and no two threads the same one",
        arguments: 1...3
    )
    func coldPagesAreDistinct(threads: Int) throws {
        for block in [64, 512, 2048, 4096, 65536] {
            for size in [300_001, 65536 * 7 + 4097, 1 << 20] {
                let units = (size + max(block, 4096) - 1) / max(block, 4096)
                for operations in Set([1, units / threads / 2 + 1, units / threads]) {
                    let work = try work {
                        $0.pattern = .random
                        $0.cache = .cold
                        $0.blockSize = ByteSize(block)
                        $0.fileSize = ByteSize(size)
                        $0.threads = threads
                        $0.operations = operations
                    }
                    let offsets = (0..<threads).flatMap { work.blocks(thread: $0, batch: 0) }.map { Int($0) * block }
                    #expect(offsets.count == threads * operations)
                    #expect(offsets.allSatisfy { $0 < size }, "\(work.benchCase.id)")
                    #expect(Set(offsets.map { $0 / max(block, 4096) }).count == offsets.count, "\(work.benchCase.id)")
                }
            }
        }
    }

    @Test("a cold pass over small files takes each at most once")
    func coldFilesAreDistinct() throws {
        let work = try work {
            $0.kind = .smallFiles
            $0.pattern = .random
            $0.cache = .cold
            $0.fileCount = 100
            $0.threads = 3
        }
        let files = (0..<3).flatMap { work.blocks(thread: $0, batch: 0) }
        #expect(Set(files).count == 99)
        #expect(files.allSatisfy { $0 < 100 })
        #expect(files != files.sorted())
    }

    @Test("uniform blocks are uniform", arguments: [2, 3, 64, 1000])
    func isUniform(blocks: Int) throws {
        let work = try work {
            $0.pattern = .random
            $0.fileSize = ByteSize(blocks * 4096)
            $0.operations = 100_000
        }
        var counts = [Int](repeating: 0, count: blocks)
        for block in work.blocks(batch: 0) { counts[Int(block)] += 1 }
        let expected = [Double](repeating: 100_000 / Double(blocks), count: blocks)
        #expect(chiSquare(counts, expected: expected) < chiSquareLimit(blocks - 1))
    }

    @Test("a file of one block gives that block, always")
    func oneBlock() throws {
        let work = try work {
            $0.pattern = .random
            $0.fileSize = ByteSize(4096)
            $0.operations = 1000
        }
        #expect(work.blocks(batch: 0) == [UInt32](repeating: 0, count: 1000))
    }

    @Test("a block is as likely after another as by itself: pairs are uniform too")
    func pairsAreUniform() throws {
        let work = try work {
            $0.pattern = .random
            $0.fileSize = ByteSize(16 * 4096)
            $0.operations = 200_000
        }
        let blocks = work.blocks(batch: 3).map(Int.init)
        var counts = [Int](repeating: 0, count: 256)
        for place in stride(from: 0, to: blocks.count, by: 2) { counts[blocks[place] * 16 + blocks[place + 1]] += 1 }
        let expected = [Double](repeating: 100_000 / 256, count: 256)
        #expect(chiSquare(counts, expected: expected) < chiSquareLimit(255))
    }

    @Test("zipf ranks come as often as 1 / k^exponent says", arguments: [0.1, 0.5, 0.99, 1.0, 1.1, 2.0, 5.0])
    func zipfFrequencies(exponent: Double) {
        for count in [2, 10, 300] {
            let sampler = ZipfSampler(count: count, exponent: exponent)
            var random = RandomStream(17, UInt64(count))
            let draws = 60_000
            var counts = [Int](repeating: 0, count: count)
            var inRange = true
            for _ in 0..<draws {
                let rank = sampler.next(&random)
                inRange = inRange && (1...count).contains(rank)
                if inRange { counts[rank - 1] += 1 }
            }
            #expect(inRange)
            let weights = (1...count).map { pow(Double($0), -exponent) }
            let total = weights.reduce(0, +)
            let expected = weights.map { $0 / total * Double(draws) }
            // Ranks that are expected less than ten times are one cell.
            let split = expected.firstIndex { $0 < 10 } ?? count
            var cells = Array(counts[..<split])
            var wanted = Array(expected[..<split])
            let rest = expected[split...].reduce(0, +)
            if rest >= 10 {
                cells.append(counts[split...].reduce(0, +))
                wanted.append(rest)
            }
            guard cells.count > 1 else { continue }
            #expect(chiSquare(cells, expected: wanted) < chiSquareLimit(cells.count - 1), "count \(count)")
        }
    }

    @Test("popularity is scattered over the region without loss: as many blocks as ranks, in the same proportions")
    func zipfIsScattered() throws {
        for blocks in [1, 2, 7, 10, 64, 97] {
            let work = try work {
                $0.pattern = .zipf(exponent: 1)
                $0.fileSize = ByteSize(blocks * 4096)
                $0.operations = 100_000
            }
            var counts = [Int](repeating: 0, count: blocks)
            for block in work.blocks(batch: 0) { counts[Int(block)] += 1 }
            let weights = (1...blocks).map { 1 / Double($0) }
            let total = weights.reduce(0, +)
            let sorted = counts.sorted(by: >)
            #expect(sorted.allSatisfy { $0 > 0 })
            // Six standard deviations.
            let most = 100_000 * weights[0] / total
            #expect(abs(Double(sorted[0]) - most) <= 6 * most.squareRoot())
        }
        let large = try work {
            $0.pattern = .zipf(exponent: 1)
            $0.operations = 50_000
        }
        var counts: [UInt32: Int] = [:]
        for block in large.blocks(batch: 0) { counts[block, default: 0] += 1 }
        let popular = counts.sorted { $0.value > $1.value }.prefix(8).map { Int($0.key) }.sorted()
        #expect(zip(popular, popular.dropFirst()).allSatisfy { $1 - $0 > 1 })
    }

    @Test("mixed cases read the percentage that they say", arguments: [1, 10, 50, 70, 99])
    func mixedPercentage(percentage: Int) throws {
        for pattern in [Pattern.sequential, .random, .zipf(exponent: 1.1)] {
            let work = try work {
                $0.operation = .mixed
                $0.readPercentage = percentage
                $0.pattern = pattern
                $0.blockSize = .kibibytes(4)
                $0.operations = 50_000
            }
            let reads = work.blocks(batch: 0).count { $0 < 1 << 31 }
            let share = Double(percentage) / 100
            let deviation = (50_000 * share * (1 - share)).squareRoot()
            #expect(abs(Double(reads) - 50_000 * share) < 4.5 * deviation, "\(pattern)")
        }
    }

    @Test("threads read offsets of their own, over the whole file where they read at random")
    func threadsDiffer() throws {
        let work = try work {
            $0.pattern = .random
            $0.fileSize = ByteSize(64 * 4096)
            $0.threads = 2
            $0.operations = 1000
        }
        let first = work.blocks(thread: 0, batch: 0)
        let second = work.blocks(thread: 1, batch: 0)
        #expect(first != second)
        #expect(Set(first).count == 64 && Set(second).count == 64)
        #expect(first == work.blocks(thread: 0, batch: 0))
    }

    @Test("sequential threads read one part of the file each, from its start to its end")
    func threadsShareSequentially() throws {
        let work = try work {
            $0.fileSize = ByteSize(9 * 4096)
            $0.blockSize = .kibibytes(4)
            $0.threads = 3
            $0.mapping = .firstTouch
        }
        #expect((0..<3).map { work.blocks(thread: $0, batch: 0) } == [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
        let offsets = SequentialOffsets(count: 2, batch: 1, region: 3..<6)
        #expect((0..<2).map(offsets.block) == [5, 3])
    }

    @Test("the content is SplitMix64, word by word, and differs by seed and file")
    func contentIsSplitMix() {
        // The first outputs of the published generator seeded with 1234567.
        let outputs: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        for (index, output) in outputs.enumerated() {
            #expect(Content.mix(1_234_567 &+ UInt64(index + 1) &* Content.increment) == output)
        }
        let content = Content(seed: 1)
        let words = (0..<1000).map { content.word(index: $0) }
        #expect(Set(words).count == 1000)
        #expect(Set((0..<1000).map { content.word(file: $0, index: 0) }).count == 1000)
        #expect(Content(seed: 2).word(index: 0) != words[0])
        var filled = [UInt64](repeating: 0, count: 100)
        unsafe filled.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe content.fill(base, offset: 80, count: 800) }
        }
        #expect(filled == Array(words[10..<110]))
    }
}
