import Statistics
import Testing

@Suite("Drift and position")
struct DriftTests {
    struct TrendCase: Decodable {
        let values: [Double]
        let p: Double, tau: Double, slope: Double
        let isExact: Bool
    }

    struct PositionCase: Decodable {
        let values: [[Double]], medians: [Double]
        let p: Double, statistic: Double
    }

    @Test("Trend, rank correlation and slope are those of scipy")
    func driftMatchesScipy() throws {
        for item in try fixture("drift", of: TrendCase.self) {
            let result = try #require(drift(item.values))
            #expect(agrees(result.p, item.p), "\(item)")
            #expect(agrees(result.tau, item.tau))
            #expect(agrees(result.slopePerRound, item.slope))
            #expect(result.isExact == item.isExact)
        }
    }

    @Test("A steady rise of one unit a round is found, with its size over the run")
    func steadyRise() throws {
        let result = try #require(drift([1, 2, 3, 4, 5, 6]))
        #expect(result.tau == 1)
        #expect(agrees(result.p, 2.0 / 720))
        #expect(result.slopePerRound == 1)
        #expect(result.change == 5)
        #expect(drift([6, 5, 4, 3, 2, 1])?.tau == -1)
    }

    @Test("Values in random order raise the drift warning at its error rate")
    func driftErrorRate() {
        var generator = SeededGenerator(seed: 91)
        let found = share(of: 1_000) { (drift(generator.normals(16))?.p ?? 0) <= 0.05 }
        #expect((0.025...0.07).contains(found))
    }

    @Test("Equal values have no trend, and one value no answer")
    func driftEdges() {
        #expect(drift([3, 3, 3, 3])?.p == 1)
        #expect(drift([3, 3, 3, 3])?.tau == 0)
        #expect(drift([3]) == nil)
        #expect(drift([1, -.infinity]) == nil)
        #expect(drift([Double](repeating: 1, count: pairwiseLimit + 1)) == nil)
    }

    @Test("The position effect is scipy's Kruskal-Wallis test")
    func positionMatchesScipy() throws {
        for item in try fixture("position-effect", of: PositionCase.self) {
            let result = try #require(positionEffect(item.values))
            #expect(agrees(result.p, item.p))
            #expect(agrees(result.statistic, item.statistic))
            #expect(zip(result.medians, item.medians).allSatisfy { agrees($0, $1) })
        }
    }

    @Test("The spread is between the slowest and the fastest position")
    func spread() throws {
        let result = try #require(positionEffect([[1, 2, 3], [11, 12, 13], [4, 5, 6]]))
        #expect(result.medians == [2, 12, 5])
        #expect(result.spread == 10)
        #expect(result.p < 0.05)
    }

    @Test("Equal values have no position effect, and one position no answer")
    func positionEdges() {
        #expect(positionEffect([[1, 1], [1, 1]])?.p == 1)
        #expect(positionEffect([[1], [2]])?.p != nil)
        #expect(positionEffect([[1, 2]]) == nil)
        #expect(positionEffect([[1, 2], []]) == nil)
        #expect(positionEffect([[1, 2], [.nan]]) == nil)
        #expect(positionEffect([]) == nil)
    }
}
