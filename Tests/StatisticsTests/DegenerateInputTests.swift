import Statistics
import Testing

@Suite("Degenerate input")
struct DegenerateInputTests {
    static let unanswerable: [[Double]] = [[], [.nan], [1, .nan, 2], [.infinity, 1], [-.infinity]]

    @Test("Without values, or with one that is not finite, nothing is answered", arguments: unanswerable)
    func isNil(_ values: [Double]) {
        #expect(mean(values) == nil)
        #expect(median(values) == nil)
        #expect(quantile(values, at: 0.5) == nil)
        #expect(medianAbsoluteDeviation(values) == nil)
        #expect(signTest(values) == nil)
        #expect(signTest(values, zeros: .dropped) == nil)
        #expect(medianInterval(values, level: 0.5) == nil)
        #expect(wilcoxonSignedRank(values) == nil)
        #expect(hodgesLehmann(values) == nil)
        #expect(hodgesLehmannP(values) == nil)
        #expect(drift(values) == nil)
        #expect(mannWhitney(values, [1]) == nil)
        #expect(positionEffect([values, [1]]) == nil)
        for method in IntervalMethod.allCases {
            #expect(method.estimate(values) == nil)
            #expect(method.p(values) == nil)
            #expect(method.interval(values, alpha: 0.5) == nil)
            #expect(equivalence(values, within: -1...1, by: method) == nil)
        }
    }

    @Test("One value is its own center and has no interval")
    func one() {
        #expect(mean([3]) == 3)
        #expect(median([3]) == 3)
        #expect(medianAbsoluteDeviation([3]) == 0)
        #expect(hodgesLehmann([3]) == 3)
        #expect(signTest([3])?.p == 1)
        #expect(wilcoxonSignedRank([3])?.p == 1)
        #expect(wilcoxonSignedRank([3], alternative: .greater)?.p == 0.5)
        #expect(medianInterval([3], level: 0.9) == nil)
        #expect(hodgesLehmannInterval([3], level: 0.9) == nil)
    }

    @Test("Equal values have an interval of no width", arguments: [0.0, 2.5])
    func allEqual(_ value: Double) {
        let values = [Double](repeating: value, count: 12)
        #expect(medianInterval(values, level: 0.99) == value...value)
        #expect(hodgesLehmannInterval(values, level: 0.99) == value...value)
        #expect(signTest(values)?.p == (value == 0 ? 1 : 0x1p-11))
        #expect(wilcoxonSignedRank(values)?.p == (value == 0 ? 1 : 0x1p-11))
        #expect(hodgesLehmannP(values) == (value == 0 ? 1 : 0x1p-11))
    }

    @Test("A level or an error rate outside 0...1, or at its ends, has no interval", arguments: [-1, 0, 1, 2, .nan])
    func level(_ level: Double) {
        let values = (0..<20).map(Double.init)
        #expect(medianInterval(values, level: level) == nil)
        #expect(medianInterval(values, alpha: level) == nil)
        #expect(hodgesLehmannInterval(values, level: level) == nil)
        #expect(hodgesLehmannInterval(values, alpha: level) == nil)
        #expect(smallestCount(level: level) == nil)
        #expect(smallestCount(alpha: level) == nil)
        #expect(medianCoverage(count: 20, alpha: level) == nil)
        #expect(IntervalMethod.sign.interval(values, alpha: level) == nil)
    }

    @Test("Error rates next to 0 and 1 are answered without a trap", arguments: [0x1p-1074, 1e-300, 1.0.nextDown])
    func extremeLevels(_ alpha: Double) {
        for count in 1...70 {
            let values = (0..<count).map(Double.init)
            for method in IntervalMethod.allCases {
                let interval = method.interval(values, alpha: alpha)
                // One value has p = 1, which no error rate reaches.
                #expect(interval?.contains(Double(count - 1) / 2) ?? (alpha < 0.5 || count == 1))
            }
        }
    }

    @Test("Values near the largest Double are answered without a trap")
    func huge() {
        let values = [-1.7e308, 1.7e308, 1.6e308, -1.6e308, 1.5e308, 0, 1, -1]
        #expect(medianInterval(values, level: 0.9) != nil)
        #expect(hodgesLehmannInterval(values, level: 0.9) != nil)
        #expect(hodgesLehmann(values) != nil)
        #expect(mean(values) != nil)
        _ = drift(values)
        _ = medianAbsoluteDeviation(values)
        _ = detectableEffect(logRatios: values, alpha: 0.1)
        #expect(positionEffect([values, values]) != nil)
    }

    @Test("More values than can be paired are refused, not tried")
    func tooMany() {
        let values = [Double](repeating: 1, count: pairwiseLimit + 1)
        #expect(hodgesLehmann(values) == nil)
        #expect(hodgesLehmannInterval(values, level: 0.9) == nil)
        #expect(medianInterval(values, level: 0.9) == 1...1)
    }
}
