import Testing

@testable import Worker

struct BatchDigestsTests {
    private static func digests(_ count: Int, changed: Int? = nil, inGroupsOf group: Int = 1000) -> BatchDigests {
        var values = (0..<count).map { UInt64($0) &* 0x2545_f491_4f6c_dd1d }
        if let changed { values[changed] ^= 1 }
        var digests = BatchDigests()
        for start in stride(from: 0, to: count, by: group) {
            digests.append(Array(values[start..<min(start + group, count)]))
        }
        return digests
    }

    @Test(arguments: [1, 4095, 4096, 100_000])
    func `engines that did unlike numbers of batches agree where their digests do`(count: Int) {
        let one = Self.digests(count)
        #expect(one.agrees(with: Self.digests(count, inGroupsOf: 77)))
        #expect(one.agrees(with: Self.digests(count * 3 + 5)))
        #expect(Self.digests(count * 3 + 5).agrees(with: one))
    }

    @Test(arguments: [0, 1, 4094, 5000, 77_777, 98_303])
    func `one digest that differs is found, wherever it is`(place: Int) {
        let one = Self.digests(100_000)
        #expect(!one.agrees(with: Self.digests(100_000, changed: place)))
        #expect(!Self.digests(300_000, changed: place).agrees(with: one))
    }

    @Test func `the first is kept`() {
        #expect(BatchDigests().first == nil)
        #expect(Self.digests(50_000, changed: 0).first == 1)
    }

    @Test func `batches swapped are not the same`() {
        var one = BatchDigests()
        one.append((0..<20_000).map(UInt64.init))
        var other = BatchDigests()
        other.append((0..<20_000).map { UInt64($0 ^ 1) })
        #expect(!one.agrees(with: other))
    }
}
