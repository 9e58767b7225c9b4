import Foundation
import Statistics
import Testing

@Suite("Detectable effect")
struct DetectableEffectTests {
    @Test("It is 1.3 half widths of the interval, also as a change of the ratio")
    func definition() throws {
        let logRatios = (-8...8).map { 0.01 * Double($0) }
        let interval = try #require(medianInterval(logRatios, alpha: 0.01))
        let effect = try #require(detectableEffect(logRatios: logRatios, alpha: 0.01))
        #expect(agrees(effect.logRatio, 1.3 * (interval.upperBound - interval.lowerBound) / 2))
        #expect(agrees(effect.ratioChange, exp(effect.logRatio) - 1))
        #expect(agrees(DetectableEffectTests.change(of: 0.05), 0.05))
    }

    /// The change of the ratio when the half width is ln(1 + change)/1.3.
    private static func change(of change: Double) -> Double? {
        let half = log1p(change) / detectableHalfWidths
        let logRatios = [Double](repeating: -half, count: 8) + [Double](repeating: half, count: 8)
        return detectableEffect(logRatios: logRatios, alpha: 0.01)?.ratioChange
    }

    @Test("An effect of this size is found in about 80 % of runs", arguments: IntervalMethod.allCases, [16, 32])
    func power(_ method: IntervalMethod, _ count: Int) throws {
        var generator = SeededGenerator(seed: 101)
        let trials = method == .sign ? 1_500 : 400
        let noise = (0..<trials).map { _ in generator.normals(count) }
        let effects = noise.prefix(200).compactMap {
            detectableEffect(logRatios: $0, alpha: 0.01, by: method)?.logRatio
        }
        let effect = try #require(mean(effects))
        let found = noise.count { excludesZero(method.interval($0.map { $0 + effect }, alpha: 0.01)) }
        let power = Double(found) / Double(trials)
        #expect((0.72...0.87).contains(power))
    }

    @Test("Too few log ratios have no answer, equal ones detect anything")
    func edges() {
        #expect(detectableEffect(logRatios: [1, 2, 3, 4, 5, 6, 7], alpha: 0.01) == nil)
        #expect(detectableEffect(logRatios: [Double](repeating: 0.5, count: 8), alpha: 0.01)?.logRatio == 0)
        #expect(detectableEffect(logRatios: [], alpha: 0.01) == nil)
        #expect(detectableEffect(logRatios: [Double](repeating: .nan, count: 8), alpha: 0.01) == nil)
    }
}
