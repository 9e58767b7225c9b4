import Foundation
import Statistics
import Testing

@Suite("Median interval")
struct MedianIntervalTests {
    struct Case: Decodable {
        let values: [Double]
        let alpha: Double
        let bounds: [Double]?
    }

    @Test("The bounds are the order statistics that scipy's binomial distribution asks for")
    func matchesScipy() throws {
        for item in try fixture("median-interval", of: Case.self) {
            #expect(agrees(medianInterval(item.values, alpha: item.alpha), item.bounds), "\(item)")
        }
    }

    @Test("The interval excludes zero exactly when the sign test rejects, with ties and zeros and at p itself")
    func agreesWithTest() throws {
        var generator = SeededGenerator(seed: 21)
        var rejections = 0
        for trial in 0..<1_500 {
            let count = 1 + generator.index(below: 40)
            let center = 0.2 * Double(generator.index(below: 6))
            let values = trial.isMultiple(of: 3) ? generator.normals(count, center: center) : generator.tied(count)
            let p = try #require(signTest(values)?.p)
            for alpha in [0.1, 0.05, 0.01, 0.001, p, p.nextDown, p / 2] where alpha < 1 {
                #expect(excludesZero(medianInterval(values, alpha: alpha)) == (p <= alpha), "\(values) \(alpha)")
                rejections += p <= alpha ? 1 : 0
            }
        }
        #expect(rejections > 1_000)
    }

    @Test("Leaving zeros out could not agree with an interval for the median")
    func droppedZerosDisagree() throws {
        let differences = [Double](repeating: 0, count: 100) + [Double](repeating: 1, count: 10)
        #expect(median(differences) == 0)
        #expect(try #require(signTest(differences, zeros: .dropped)).p < 0.01)
        #expect(try #require(medianInterval(differences, alpha: 0.01)).contains(0))
        #expect(signTest(differences)?.p == 1)
    }

    @Test("The stated coverage is at least the level, and the largest order statistic that reaches it is used")
    func coverage() throws {
        #expect(medianCoverage(count: 8, alpha: 0.01) == 1 - 0x1p-7)
        #expect(medianCoverage(count: 7, alpha: 0.01) == nil)
        for count in 8..<60 {
            #expect(try #require(medianCoverage(count: count, alpha: 0.01)) >= 0.99)
        }
        #expect(medianInterval([8, 7, 6, 5, 4, 3, 2, 1], level: 0.99) == 1...8)
        #expect(medianInterval([8, 7, 6, 5, 4, 3, 2, 1], level: 0.9) == 2...7)
        #expect(medianInterval([7, 6, 5, 4, 3, 2, 1], level: 0.99) == nil)
    }

    @Test("Simulated coverage is the stated one, for symmetric and for skewed values", arguments: [8, 16, 31])
    func simulatedCoverage(_ count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        for alpha in [0.1, 0.01] {
            let expected = try #require(medianCoverage(count: count, alpha: alpha))
            let trials = 1_500
            let found = share(of: trials) {
                let skewed = generator.normals(count).map { exp($0) - 1 }
                return medianInterval(skewed, alpha: alpha)?.contains(0) ?? false
            }
            let error = (expected * (1 - expected) / Double(trials)).squareRoot()
            #expect(abs(found - expected) < 4 * error)
        }
    }
}
