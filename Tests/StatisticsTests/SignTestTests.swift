import Statistics
import Testing

@Suite("Sign test")
struct SignTestTests {
    struct Case: Decodable {
        let count: Int, against: Int
        let p: Double
    }

    @Test("The p-value is that of scipy's binomial test, up to 100 000 differences")
    func matchesScipy() throws {
        for item in try fixture("sign", of: Case.self) {
            #expect(agrees(signTestP(count: item.count, against: item.against), item.p), "\(item)")
        }
    }

    @Test("Small p-values are exact binary fractions")
    func isExact() {
        #expect(signTestP(count: 16, against: 0) == 0x1p-15)
        #expect(signTestP(count: 16, against: 1) == 17 * 0x1p-15)
        #expect(signTestP(count: 50, against: 2) == 1276 * 0x1p-49)
        #expect(signTestP(count: 7, against: 3) == 1)
        #expect(signTestP(count: 8, against: 4) == 1)
        #expect(signTestP(count: 0, against: 0) == 1)
        #expect(signTestP(count: 4, against: 5) == nil)
        #expect(signTestP(count: 4, against: -1) == nil)
    }

    @Test("Positive, negative and zero differences are counted")
    func counts() throws {
        let test = try #require(signTest([1, 2, 3, -1, 0, 5, 6, 7, 0]))
        #expect(test.positives == 6)
        #expect(test.negatives == 1)
        #expect(test.zeros == 2)
        #expect(test.p == signTestP(count: 9, against: 3))
    }

    @Test("Zeros speak against a difference, or are left out on request")
    func zeros() {
        let differences = [Double](repeating: 1, count: 10) + [0, 0]
        #expect(signTest(differences)?.p == signTestP(count: 12, against: 2))
        #expect(signTest(differences, zeros: .dropped)?.p == 0x1p-9)
        #expect(signTest([0, 0, 0])?.p == 1)
        #expect(signTest([0, 0, 0], zeros: .dropped)?.p == 1)
    }

    @Test("Changing all signs exchanges the sides and keeps the p-value")
    func isSymmetric() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            let differences = generator.tied(12)
            let one = try #require(signTest(differences))
            let other = try #require(signTest(differences.map { -$0 }))
            #expect(one.p == other.p)
            #expect(one.positives == other.negatives)
        }
    }

    @Test("The smallest count is the first that reaches the error rate")
    func smallestCounts() throws {
        #expect(smallestCount(level: 0.95) == 6)
        #expect(smallestCount(level: 0.99) == 8)
        #expect(smallestCount(alpha: 0.00014) == 14)
        #expect(smallestCount(alpha: 0x1p-9) == 10)
        #expect(smallestP(count: 16) == 0x1p-15)
        #expect(smallestP(count: 0) == 1)
        #expect(smallestP(count: -1) == nil)
        #expect(smallestP(count: 5_000) == 0)
        for alpha in [0.3, 0.1, 0.01, 1e-4, 1e-9] {
            let count = try #require(smallestCount(alpha: alpha))
            #expect(try #require(smallestP(count: count)) <= alpha)
            #expect(try #require(smallestP(count: count - 1)) > alpha)
        }
    }
}
