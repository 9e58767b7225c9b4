import Statistics
import Testing

@Suite("Quantiles")
struct QuantilesTests {
    struct Case: Decodable {
        let values: [Double], probabilities: [Double], quantiles: [Double]
        let mean: Double, median: Double, mad: Double, madNormal: Double
    }

    @Test("Quantiles, median, mean and MAD are those of NumPy and scipy")
    func matchesScipy() throws {
        for item in try fixture("quantiles", of: Case.self) {
            #expect(agrees(median(item.values), item.median))
            #expect(agrees(mean(item.values), item.mean))
            #expect(agrees(medianAbsoluteDeviation(item.values), item.mad))
            #expect(agrees(medianAbsoluteDeviation(item.values, scale: normalConsistency), item.madNormal))
            let all = try #require(quantiles(item.values, at: item.probabilities))
            for (index, expected) in item.quantiles.enumerated() {
                #expect(agrees(all[index], expected))
                #expect(quantile(item.values, at: item.probabilities[index]) == all[index])
            }
        }
    }

    @Test("The order of the values does not matter")
    func ignoresOrder() {
        #expect(median([3, 1, 2]) == 2)
        #expect(median([4, 1, 3, 2]) == 2.5)
        #expect(quantile([30, 10, 20], at: 0.25) == 15)
    }

    @Test("A probability outside 0...1 has no quantile", arguments: [-0.1, 1.1, .nan, .infinity])
    func refusesProbability(_ probability: Double) {
        #expect(quantile([1, 2], at: probability) == nil)
    }

    @Test("The mean keeps small values beside large ones, and does not overflow")
    func meanIsCompensated() {
        #expect(mean([1e16, 1, -1e16]) == 1.0 / 3)
        #expect(mean([1.5e308, 1.5e308]) == 1.5e308)
        #expect(median([-1.5e308, 1.5e308]) == 0)
        #expect(quantile([-1.5e308, 1.5e308], at: 0.25) == -0.75e308)
    }
}
