import Statistics
import Testing

@Suite("Seeded generator")
struct SeededGeneratorTests {
    @Test("It is SplitMix64: the published sequence of a seed")
    func knownSequence() {
        var generator = SeededGenerator(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test("Indices are uniform and stay below the bound")
    func indices() {
        var generator = SeededGenerator(seed: 71)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<7_000 { counts[generator.index(below: 7)] += 1 }
        #expect(counts.allSatisfy { (880...1_120).contains($0) })
        #expect(generator.index(below: 1) == 0)
        #expect(generator.index(below: 0) == 0)
        #expect(generator.index(below: -3) == 0)
    }

    @Test("Uniform numbers lie in 0..<1 with a mean of one half")
    func uniform() throws {
        var generator = SeededGenerator(seed: 72)
        let values = (0..<4_000).map { _ in generator.uniform() }
        #expect(values.allSatisfy { (0..<1).contains($0) })
        #expect(abs(try #require(mean(values)) - 0.5) < 0.02)
    }
}
