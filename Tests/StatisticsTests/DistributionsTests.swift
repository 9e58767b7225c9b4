import Testing

@testable import Statistics

@Suite("Distributions")
struct DistributionsTests {
    struct Case: Decodable {
        let x: Double, p: Double
        let degreesOfFreedom: Int?
    }

    @Test("Normal and chi-squared tails are those of scipy")
    func matchesScipy() throws {
        for item in try fixture("tails", of: Case.self) {
            if let degrees = item.degreesOfFreedom {
                #expect(agrees(chiSquaredUpperTail(item.x, degreesOfFreedom: degrees), item.p), "\(item)")
            } else {
                #expect(agrees(normalLowerTail(item.x), item.p), "\(item)")
            }
        }
    }

    @Test("The tails of the fair coin end at one")
    func coin() {
        #expect(Array(HalfBinomialTail(count: 3)) == [0.125, 0.5, 0.875, 1])
        #expect(Array(HalfBinomialTail(count: 0)) == [1])
        #expect(agrees(Array(HalfBinomialTail(count: 3_000)).last, 1))
    }

    @Test("Midranks share the ranks of equal values")
    func midranks() {
        let ranks = Midranks([5, 1, 5, 2, 5])
        #expect(ranks.doubled == [8, 2, 8, 4, 8])
        #expect(ranks.groups == [1, 1, 3])
        #expect(ranks.tieTerm == 24)
    }
}
