import Statistics
import Testing

@Suite("Hodges-Lehmann")
struct HodgesLehmannTests {
    struct Case: Decodable {
        let values: [Double]
        let alpha: Double, estimate: Double
        let bounds: [Double]?
    }

    @Test("Estimate and interval are those of scipy's signed-rank distribution")
    func matchesScipy() throws {
        for item in try fixture("hodges-lehmann", of: Case.self) {
            #expect(agrees(hodgesLehmann(item.values), item.estimate))
            #expect(agrees(hodgesLehmannInterval(item.values, alpha: item.alpha), item.bounds), "\(item)")
        }
    }

    @Test("The interval excludes zero exactly when its p-value is small enough, with ties and zeros and at p itself")
    func agreesWithTest() throws {
        var generator = SeededGenerator(seed: 41)
        var rejections = 0
        for trial in 0..<300 {
            let count = 1 + generator.index(below: 30)
            let values = trial.isMultiple(of: 3) ? generator.normals(count, center: 0.5) : generator.tied(count)
            let p = try #require(hodgesLehmannP(values))
            for alpha in [0.1, 0.01, 0.001, p, p.nextDown] where alpha < 1 {
                #expect(excludesZero(hodgesLehmannInterval(values, alpha: alpha)) == (p <= alpha), "\(values) \(alpha)")
                rejections += p <= alpha ? 1 : 0
            }
        }
        #expect(rejections > 200)
    }

    @Test("Without ties and zeros its p-value is that of Wilcoxon's test", arguments: [1, 7, 16, 48, 64, 70])
    func isWilcoxon(_ count: Int) {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<5 {
            let values = generator.normals(count, center: 0.3)
            #expect(hodgesLehmannP(values) == wilcoxonSignedRank(values)?.p)
        }
    }

    @Test("With ties and zeros it keeps its error rate")
    func isConservative() {
        var generator = SeededGenerator(seed: 43)
        let rejected = share(of: 1_000) {
            let values = (0..<12).map { _ in Double(generator.index(below: 5) - 2) }
            return (hodgesLehmannP(values) ?? 0) <= 0.05
        }
        #expect(rejected <= 0.06)
    }

    @Test("Simulated coverage is at least the level and near it", arguments: [12, 20])
    func simulatedCoverage(_ count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        for level in [0.9, 0.99] {
            let found = share(of: 600) {
                hodgesLehmannInterval(generator.normals(count), level: level)?.contains(0) ?? false
            }
            #expect(found > level - 4 * (level * (1 - level) / 600).squareRoot())
            #expect(found < level + 0.5 * (1 - level) + 4 * (level * (1 - level) / 600).squareRoot())
        }
    }
}
