import Statistics
import Testing

@Suite("Holm")
struct HolmTests {
    struct Case: Decodable {
        let p: [Double], adjusted: [Double]
    }

    @Test("Adjusted p-values are those of the closed test over all subsets")
    func matchesClosedTest() throws {
        for item in try fixture("holm", of: Case.self) {
            let decisions = try #require(holm(item.p, alpha: 0.05))
            for (decision, expected) in zip(decisions, item.adjusted) {
                #expect(agrees(decision.adjustedP, expected))
                #expect(decision.isRejected == (expected <= 0.05))
            }
        }
    }

    @Test("A worked example: two of four are rejected, and each interval has the level of its step")
    func workedExample() throws {
        let decisions = try #require(holm([0.01, 0.04, 0.03, 0.005], alpha: 0.05))
        #expect(decisions.map(\.isRejected) == [true, false, false, true])
        for (adjusted, expected) in zip(decisions.map(\.adjustedP), [0.03, 0.06, 0.06, 0.02]) {
            #expect(agrees(adjusted, expected))
        }
        #expect(decisions.map(\.intervalAlpha) == [0.05 / 3, 0.025, 0.025, 0.0125])
        #expect(decisions[3].intervalLevel == 0.9875)
    }

    @Test("The interval excludes zero exactly when the hypothesis is rejected", arguments: IntervalMethod.allCases)
    func intervalsAgree(_ method: IntervalMethod) throws {
        var generator = SeededGenerator(seed: 61)
        var rejections = 0
        var kept = 0
        for trial in 0..<150 {
            let count = 6 + generator.index(below: 20)
            let families = (0..<(1 + generator.index(below: 8))).map { member in
                trial.isMultiple(of: 3)
                    ? generator.normals(count, center: 0.3 * Double(member)) : generator.tied(count)
            }
            let pValues = try families.map { try #require(method.p($0)) }
            for alpha in [0.1, 0.01, 0x1p-6] {
                let decisions = try #require(holm(pValues, alpha: alpha))
                for (values, decision) in zip(families, decisions) {
                    let interval = method.interval(values, alpha: decision.intervalAlpha)
                    #expect(excludesZero(interval) == decision.isRejected, "\(values) \(decision)")
                    if decision.isRejected { rejections += 1 } else { kept += 1 }
                }
            }
        }
        #expect(rejections > 300)
        #expect(kept > 300)
    }

    @Test("P-values that are exactly at their step's rate are rejected")
    func boundary() throws {
        let atRate = try #require(holm([0x1p-7, 0x1p-7, 0x1p-6, 0x1p-5], alpha: 0x1p-5))
        #expect(atRate.map(\.isRejected) == [true, true, true, true])
        #expect(atRate.map(\.intervalAlpha) == [0x1p-7, 0x1p-7, 0x1p-6, 0x1p-5])
        let aboveRate = try #require(holm([0x1.1p-7, 0x1p-6], alpha: 0x1p-7))
        #expect(aboveRate.map(\.isRejected) == [false, false])
        #expect(aboveRate.map(\.intervalAlpha) == [0x1p-8, 0x1p-8])
    }

    @Test("The order of the hypotheses does not matter")
    func ignoresOrder() throws {
        let pValues = [0.001, 0.3, 0.001, 0.02, 0.001, 0.02]
        let one = try #require(holm(pValues, alpha: 0.05))
        let other = try #require(holm(pValues.reversed(), alpha: 0.05))
        #expect(one == other.reversed())
    }

    @Test("The family's error rate holds when all hypotheses are true")
    func familyErrorRate() {
        var generator = SeededGenerator(seed: 62)
        let wrong = share(of: 3_000) {
            let pValues = (0..<6).map { _ in generator.uniform() }
            return holm(pValues, alpha: 0.05)?.contains(where: \.isRejected) ?? true
        }
        #expect((0.035...0.065).contains(wrong))
    }

    @Test("No hypotheses give no decisions, and values that are no probabilities give no answer")
    func edges() {
        #expect(holm([], alpha: 0.05) == [])
        #expect(holm([0.5, .nan], alpha: 0.05) == nil)
        #expect(holm([1.5], alpha: 0.05) == nil)
        #expect(holm([0.5], alpha: 1) == nil)
    }
}
