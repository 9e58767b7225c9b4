import Foundation
import Statistics
import Testing

@Suite("Geometric mean")
struct GeometricMeanTests {
    /// Rounds of cases whose true geometric mean ratio is 1, with a disturbance that all cases of a round share.
    private func rounds(_ count: Int, cases: Int, _ generator: inout SeededGenerator) -> [[Double]] {
        (0..<count).map { _ in
            let shared = 0.03 * generator.normal()
            return (0..<cases).map { 0.02 * (Double($0) - Double(cases - 1) / 2) + shared + 0.05 * generator.normal() }
        }
    }

    @Test("The mean of 2 and 8 is 4")
    func plain() {
        #expect(agrees(geometricMean([2, 8]), 4))
        #expect(geometricMean([]) == nil)
        #expect(geometricMean([1, 0]) == nil)
        #expect(geometricMean([1, -1]) == nil)
        #expect(geometricMean([1, .infinity]) == nil)
        #expect(geometricMean([1, .nan]) == nil)
    }

    @Test("The ratio is the geometric mean of the cases' median ratios")
    func estimate() throws {
        var generator = SeededGenerator(seed: 81)
        for count in [1, 7, 8] {
            let input = rounds(count, cases: 5, &generator)
            let medians = try (0..<5).map { column in try #require(median(input.map { $0[column] })) }
            let result = try #require(geometricMean(logRatios: input, seed: 1))
            #expect(agrees(result.ratio, try #require(geometricMean(medians.map { exp($0) }))))
            #expect(result.rounds == count)
            #expect(result.cases == 5)
        }
    }

    @Test("The same seed gives the same interval, another seed nearly the same")
    func isDeterministic() throws {
        var generator = SeededGenerator(seed: 82)
        let input = rounds(16, cases: 4, &generator)
        let one = try #require(geometricMean(logRatios: input, seed: 5)?.interval)
        let other = try #require(geometricMean(logRatios: input, seed: 6)?.interval)
        #expect(geometricMean(logRatios: input, seed: 5)?.interval == one)
        #expect(one != other)
        #expect(abs(log(one.lowerBound / other.lowerBound)) < 0.005)
        #expect(abs(log(one.upperBound / other.upperBound)) < 0.005)
    }

    @Test("The order of rounds and the scale of a case do not change the interval's meaning")
    func followsShift() throws {
        var generator = SeededGenerator(seed: 83)
        let input = rounds(12, cases: 3, &generator)
        let plain = try #require(geometricMean(logRatios: input, seed: 1)?.interval)
        let doubled = try #require(geometricMean(logRatios: input.map { $0.map { $0 + log(2) } }, seed: 1)?.interval)
        #expect(agrees(doubled.lowerBound, 2 * plain.lowerBound))
        #expect(agrees(doubled.upperBound, 2 * plain.upperBound))
    }

    @Test("The interval covers the true ratio about as often as its level says")
    func coverage() throws {
        var generator = SeededGenerator(seed: 84)
        var trial: UInt64 = 0
        let found = share(of: 200) {
            trial += 1
            let input = rounds(16, cases: 4, &generator)
            let result = geometricMean(logRatios: input, level: 0.9, resamples: 200, seed: trial)
            return result?.interval?.contains(1) ?? false
        }
        #expect((0.80...0.96).contains(found))
    }

    @Test("Resampling whole rounds keeps what the cases of a round share")
    func keepsRoundsTogether() throws {
        // Were the cases resampled apart, the shared disturbance would average out over 50 cases.
        var generator = SeededGenerator(seed: 85)
        let shared = generator.normals(16).map { 0.1 * $0 }
        let input = shared.map { [Double](repeating: $0, count: 50) }
        let many = try #require(geometricMean(logRatios: input, resamples: 200, seed: 1)?.interval)
        let single = try #require(geometricMean(logRatios: shared.map { [$0] }, resamples: 200, seed: 1)?.interval)
        #expect(agrees(many.lowerBound, single.lowerBound))
        #expect(agrees(many.upperBound, single.upperBound))
    }

    @Test("Too few rounds give a ratio without an interval, and a ragged table no answer")
    func edges() throws {
        let five = [[Double]](repeating: [0.1, 0.3], count: 5)
        #expect(try #require(geometricMean(logRatios: five, seed: 1)).interval == nil)
        #expect(try #require(geometricMean(logRatios: five + [[0.1, 0.3]], seed: 1)).interval != nil)
        #expect(geometricMean(logRatios: [[0.1, 0.2], [0.1]], seed: 1) == nil)
        #expect(geometricMean(logRatios: [], seed: 1) == nil)
        #expect(geometricMean(logRatios: [[]], seed: 1) == nil)
        #expect(geometricMean(logRatios: [[.nan]], seed: 1) == nil)
        #expect(geometricMean(logRatios: [[1e308], [-1e308]], seed: 1) == nil)
        #expect(geometricMean(logRatios: five, level: 1, seed: 1) == nil)
        #expect(geometricMean(logRatios: five, resamples: 0, seed: 1) == nil)
    }
}
