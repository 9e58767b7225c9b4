import Statistics
import Testing

@Suite("Wilcoxon signed-rank test")
struct WilcoxonTests {
    struct Case: Decodable {
        let values: [Double]
        let twoSided: Double, less: Double, greater: Double, positiveRankSum: Double
        let isExact: Bool
    }

    @Test("P-values and rank sums are those of scipy, and of whole-number counting where values tie")
    func matchesScipy() throws {
        for item in try fixture("wilcoxon", of: Case.self) {
            let test = try #require(wilcoxonSignedRank(item.values))
            #expect(agrees(test.p, item.twoSided), "\(item)")
            #expect(test.isExact == item.isExact)
            #expect(test.positiveRankSum == item.positiveRankSum)
            #expect(agrees(wilcoxonSignedRank(item.values, alternative: .less)?.p, item.less), "\(item)")
            #expect(agrees(wilcoxonSignedRank(item.values, alternative: .greater)?.p, item.greater), "\(item)")
        }
    }

    @Test("Zeros are left out and reported")
    func zeros() throws {
        let test = try #require(wilcoxonSignedRank([0, 1, 2, 3, 0, -4]))
        #expect(test.zeros == 2)
        #expect(test.count == 4)
        #expect(test.positiveRankSum == 6)
        #expect(test.negativeRankSum == 4)
        #expect(wilcoxonSignedRank([0, 0])?.p == 1)
    }

    @Test("The exact distribution and the approximation meet where one takes over from the other")
    func meetsApproximation() throws {
        var generator = SeededGenerator(seed: 31)
        let values = generator.normals(exactSignedRankLimit, center: 0.35)
        let exact = try #require(wilcoxonSignedRank(values))
        // One more value, of the smallest magnitude, moves the rank sums little.
        let approximate = try #require(wilcoxonSignedRank(values + [1e-9]))
        #expect(exact.isExact)
        #expect(!approximate.isExact)
        #expect(agrees(approximate.p, exact.p, relative: 0.15))
    }

    @Test("The test keeps its error rate on symmetric values")
    func errorRate() {
        var generator = SeededGenerator(seed: 32)
        let rejected = share(of: 1_500) { (wilcoxonSignedRank(generator.normals(12))?.p ?? 0) <= 0.05 }
        #expect((0.03...0.06).contains(rejected))
    }
}
