import Statistics
import Testing

@Suite("Mann-Whitney")
struct MannWhitneyTests {
    struct Case: Decodable {
        let first: [Double], second: [Double]
        let p: Double, u: Double
        let isExact: Bool
    }

    @Test("U and p are those of scipy, exact and approximate, with ties and without")
    func matchesScipy() throws {
        for item in try fixture("mann-whitney", of: Case.self) {
            let test = try #require(mannWhitney(item.first, item.second))
            #expect(agrees(test.p, item.p), "\(item.first.count) x \(item.second.count)")
            #expect(test.u == item.u)
            #expect(test.isExact == item.isExact)
        }
    }

    @Test("Exchanging the samples keeps p and mirrors the effect")
    func isSymmetric() throws {
        let one = try #require(mannWhitney([1, 2, 3, 9], [4, 5, 6, 7, 8]))
        let other = try #require(mannWhitney([4, 5, 6, 7, 8], [1, 2, 3, 9]))
        #expect(agrees(other.p, one.p))
        #expect(one.superiority == 0.25)
        #expect(other.superiority == 0.75)
    }

    @Test("Samples that are all one value show no difference")
    func allEqual() {
        #expect(mannWhitney([2, 2, 2], [2, 2])?.p == 1)
        #expect(mannWhitney([2, 2, 2], [2, 2])?.superiority == 0.5)
        #expect(mannWhitney([1], [2])?.p == 1)
        #expect(mannWhitney([], [2]) == nil)
        #expect(mannWhitney([1], [.nan]) == nil)
    }
}
