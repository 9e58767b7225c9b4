import Foundation
import Statistics
import Testing

@Suite("Equivalence")
struct EquivalenceTests {
    @Test("Values near zero are equivalent, values off it are not", arguments: IntervalMethod.allCases)
    func decides(_ method: IntervalMethod) throws {
        var generator = SeededGenerator(seed: 51)
        let margin = try #require(logMargin(0.05))
        let near = generator.normals(30).map { 0.02 * $0 }
        #expect(equivalence(near, within: margin, by: method)?.isEquivalent == true)
        #expect(equivalence(near.map { $0 + 0.05 }, within: margin, by: method)?.isEquivalent == false)
        #expect(equivalence(near.map { 10 * $0 }, within: margin, by: method)?.isEquivalent == false)
        #expect(equivalence([0, 0, 0], within: margin, by: method)?.isEquivalent == false)
    }

    @Test("The interval is the one at 1 − 2·alpha, and lies inside exactly when p is at most alpha")
    func intervalIsDecision() throws {
        var generator = SeededGenerator(seed: 52)
        var found = Set<Bool>()
        for method in IntervalMethod.allCases {
            for trial in 0..<200 {
                let count = 5 + generator.index(below: 20)
                let values = trial.isMultiple(of: 2) ? generator.normals(count) : generator.tied(count)
                for alpha in [0.05, 0.01] {
                    let answer = try #require(equivalence(values, within: -1...2, alpha: alpha, by: method))
                    #expect(answer.interval == method.interval(values, alpha: 2 * alpha))
                    #expect(answer.isEquivalent == (answer.p <= alpha), "\(values) \(alpha) \(answer)")
                    found.insert(answer.isEquivalent)
                }
            }
        }
        #expect(found.count == 2)
    }

    @Test("The p-value is the larger one of two sign tests")
    func pValue() throws {
        // 1 of 10 values is at or below -1, 2 are at or above 1.
        let values: [Double] = [-1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1, 3]
        let answer = try #require(equivalence(values, within: -1...1, alpha: 0.1, by: .sign))
        #expect(answer.p == 56.0 / 1024)
        #expect(answer.interval == 0.1...0.6)
        #expect(answer.isEquivalent)
        #expect(equivalence(values, within: -1...1, alpha: 0.05, by: .sign)?.isEquivalent == false)
        #expect(try #require(equivalence([5, 5, 5], within: -1...1, by: .sign)).p == 1)
    }

    @Test("At the edge of the margin it errs no more often than alpha", arguments: IntervalMethod.allCases)
    func errorRate(_ method: IntervalMethod) {
        var generator = SeededGenerator(seed: 53)
        let wrong = share(of: 600) {
            equivalence(generator.normals(20, center: 2), within: -2...2, by: method)?.isEquivalent ?? true
        }
        #expect(wrong <= 0.08)
    }

    @Test("The margin of log ratios is the same for both directions")
    func margin() throws {
        let margin = try #require(logMargin(0.05))
        #expect(agrees(exp(margin.upperBound), 1.05))
        #expect(margin.lowerBound == -margin.upperBound)
        #expect(logMargin(0) == nil)
        #expect(logMargin(.nan) == nil)
        #expect(equivalence([1, 2], within: -1...1, alpha: 0.5, by: .sign) == nil)
    }
}
