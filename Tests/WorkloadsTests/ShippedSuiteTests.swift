import Suites
import Testing
import Workloads
import TestSupport

@Suite("Shipped suites")
struct ShippedSuiteTests {
    private func shipped(_ name: String) throws -> Workloads.Suite {
        let text = try #require(ShippedSuites.text(named: name))
        return try SuiteReader.read(text: text, file: "\(name).yaml", name: name)
    }

    /// The engines compared with a baseline.
    private func pairs(_ suite: Workloads.Suite) -> Int { suite.cases.reduce(0) { $0 + $1.engines.count - 1 } }

    @Test("Every shipped suite can be read and has a sentence", arguments: ShippedSuites.names)
    func valid(name: String) throws { #expect(try shipped(name).summary.hasSuffix(".")) }

    @Test("A suite that is not shipped has no text")
    func unknown() { #expect(ShippedSuites.text(named: "quik") == nil) }

    /// Users compare and gate on these: a change here breaks their baselines, and belongs into the release notes.
    @Test("The ids of the quick suite stay what they are")
    func golden() throws {
        let quick = try shipped("quick")
        let file = "kind=file/operation="
        let warm = "threads=1/cache=warm/fill=read:1MiB"
        #expect(
            quick.cases.map(\.id) == [
                "sequential-read/\(file)read/pattern=sequential/block-size=1MiB/file-size=256MiB/\(warm)/mapping=steady/consume=sum",
                "random-read/\(file)read/pattern=random/block-size=4KiB/file-size=256MiB/\(warm)/mapping=steady/consume=copy",
                "random-touch/\(file)read/pattern=random/block-size=4KiB/file-size=256MiB/\(warm)/mapping=steady/consume=touch",
                "small-files/kind=small-files/operation=read/pattern=sequential/file-size=4KiB/files=1024/\(warm)/consume=sum",
                "large-file-stream/\(file)read/pattern=sequential/block-size=1MiB/file-size=128MiB/threads=1/cache=cold"
                    + "/mapping=first-touch/consume=sum",
                "large-file-random/\(file)read/pattern=random/block-size=4KiB/file-size=128MiB/threads=1/cache=cold"
                    + "/mapping=first-touch/consume=sum/operations=256",
                "sequential-write/\(file)write/pattern=sequential/block-size=1MiB/file-size=64MiB/\(warm)/mapping=first-touch"
                    + "/consume=copy/durability=end/operations=64",
                "random-write/\(file)write/pattern=random/block-size=4KiB/file-size=64MiB/\(warm)/mapping=steady"
                    + "/consume=copy/durability=none",
            ]
        )
        #expect(
            quick.cases.map { $0.engines.map(\.description).joined(separator: " ") } == [
                "read mmap", "pread mmap", "pread mmap", "read mmap", "read mmap",
                "pread:advice=random mmap:advice=random",
                "write mmap", "pwrite mmap",
            ]
        )
        #expect(quick.looks == [16, 32, 48, 64])
        #expect(quick.timeBudgetSeconds == 58)
    }

    /// A machine of 8 GiB writes back from about 720 MB on, and what is dirtied must not be half of that.
    @Test("No case of quick and standard dirties more than 256 MiB, and 1 GiB is mixed in full")
    func dirtied() throws {
        for name in ["quick", "standard"] {
            let writing = try shipped(name).cases.filter { $0.operation.writes }
            #expect(!writing.isEmpty && writing.allSatisfy { $0.dataBytes <= 256 << 20 })
        }
        let mixed = try shipped("full").cases.filter { $0.operation == .mixed && $0.fileSize == .gibibytes(1) }
        #expect(mixed.contains { $0.readPercentage == 70 && $0.blockSize == .kibibytes(4) })
    }

    @Test("The hash of an id stays what it is")
    func hashes() throws {
        let first = try #require(try shipped("quick").cases.first)
        #expect(first.identityHash == 10894058973153486950)
    }

    @Test("The standard suite has 21 pairs, the full suite 134, over the files that they say")
    func sizes() throws {
        let (standard, full) = (try shipped("standard"), try shipped("full"))
        #expect(pairs(standard) == 21)
        #expect(standard.looks == [16, 32, 48])
        #expect(standard.timeBudgetSeconds == 900)
        #expect(standard.cases.map(\.dataBytes).max() == 1 << 30)
        #expect(pairs(full) == 134)
        #expect(full.cases.map(\.dataBytes).max() == 4 << 30)
        let threads = try shipped("threads")
        #expect(pairs(threads) == 18 && threads.cases.count { $0.spinners == 1 } == 6)
    }

    @Test("Enough rounds are asked for that a pair whose rounds all agree is decided", arguments: ShippedSuites.names)
    func decidable(name: String) throws {
        let suite = try shipped(name)
        let first = try #require(suite.looks.first)
        var best = 2.0
        for _ in 0..<first { best /= 2 }
        #expect(best <= 0.01 / Double(pairs(suite) * suite.looks.count))
    }

    @Test("No damaged suite crashes: it is a suite, or an error in one line with file and line", arguments: 0..<20)
    func damaged(seed: Int) throws {
        var generator = Seeded(state: UInt64(seed))
        let shipped = try ShippedSuites.names.map { try #require(ShippedSuites.text(named: $0)) }
        var refused = 0
        for _ in 0..<100 {
            var bytes = Array(shipped[Int.random(in: 0..<shipped.count, using: &generator)].utf8)
            if Int.random(in: 0..<4, using: &generator) == 0 {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
            }
            for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
                damage(&bytes, using: &generator)
            }
            do throws(WorkloadError) {
                _ = try SuiteReader.read(bytes: bytes, file: "my.yaml", name: "my")
            } catch {
                refused += 1
                let line = Int(try #require(error.place?.wholeMatch(of: /my\.yaml:([0-9]+)/)?.output.1)) ?? 0
                #expect((1...(bytes.count { $0 == 10 || $0 == 13 } + 2)).contains(line), "\(error)")
                #expect(!"\(error)".contains { $0.isNewline }, "\(error)")
            }
        }
        #expect(refused > 20)
    }

    private func damage(_ bytes: inout [UInt8], using generator: inout Seeded) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(Array("[]{}:,-?*&!'\"#\n\t |>".utf8).randomElement(using: &generator) ?? 0, at: place)
        default:
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
            bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &generator))
        }
    }
}
