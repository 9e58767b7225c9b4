import Statistics
import Testing

@Suite("Two-sample shift")
struct TwoSampleShiftTests {
    struct Case: Decodable {
        let first: [Double], second: [Double]
        let alpha: Double, p: Double, estimate: Double
        let bounds: [Double]?
    }

    @Test("Estimate, p and interval are those of scipy and of all differences, sorted")
    func matchesScipy() throws {
        for item in try fixture("two-sample-shift", of: Case.self) {
            let shift = try #require(TwoSampleShift(from: item.first, to: item.second))
            let name: Comment = "\(item.first.count) x \(item.second.count), \(item.alpha)"
            #expect(agrees(shift.p, item.p), name)
            #expect(agrees(shift.estimate, item.estimate), name)
            #expect(agrees(shift.interval(alpha: item.alpha), item.bounds), name)
        }
    }

    @Test("The interval excludes zero exactly when p is small enough, with ties and zeros and at p itself")
    func agreesWithTest() throws {
        var generator = SeededGenerator(seed: 51)
        var rejections = 0
        for trial in 0..<200 {
            let (m, n) = (1 + generator.index(below: 20), 1 + generator.index(below: 20))
            let isTied = trial.isMultiple(of: 2)
            let first = isTied ? generator.tied(m) : generator.normals(m)
            let second = isTied ? generator.tied(n) : generator.normals(n, center: 1)
            let shift = try #require(TwoSampleShift(from: first, to: second))
            for alpha in [0.1, 0.01, 0.001, shift.p, shift.p.nextDown] where alpha < 1 && alpha > 0 {
                #expect(excludesZero(shift.interval(alpha: alpha)) == (shift.p <= alpha), "\(first) \(second) \(alpha)")
                rejections += shift.p <= alpha ? 1 : 0
            }
        }
        #expect(rejections > 100)
    }

    @Test("Without ties p is that of the Mann-Whitney test", arguments: [(3, 9), (16, 16), (50, 50), (51, 60)])
    func isMannWhitney(_ m: Int, _ n: Int) throws {
        var generator = SeededGenerator(seed: 52)
        let (first, second) = (generator.normals(m), generator.normals(n, center: 0.4))
        let shift = try #require(TwoSampleShift(from: first, to: second))
        let p = try #require(mannWhitney(first, second)?.p)
        #expect(agrees(shift.p, p))
        #expect(shift.isExact == (m * n <= exactMannWhitneyLimit))
    }

    @Test("Exchanging the samples mirrors the shift and its interval, and keeps p")
    func isSymmetric() throws {
        var generator = SeededGenerator(seed: 53)
        let (first, second) = (generator.normals(12), generator.normals(15, center: 0.5))
        let one = try #require(TwoSampleShift(from: first, to: second))
        let other = try #require(TwoSampleShift(from: second, to: first))
        #expect(one.estimate == -other.estimate)
        #expect(agrees(one.p, other.p))
        let (left, right) = (try #require(one.interval(alpha: 0.05)), try #require(other.interval(alpha: 0.05)))
        #expect(left.lowerBound == -right.upperBound && left.upperBound == -right.lowerBound)
    }

    @Test("Its interval covers a true shift as often as its level says")
    func simulatedCoverage() {
        var generator = SeededGenerator(seed: 54)
        for level in [0.9, 0.99] {
            let found = share(of: 800) {
                let shift = TwoSampleShift(from: generator.normals(14), to: generator.normals(11, center: 2))
                return shift?.interval(alpha: 1 - level)?.contains(2) ?? false
            }
            #expect(found > level - 4 * (level * (1 - level) / 800).squareRoot())
            #expect(found < level + 0.5 * (1 - level) + 4 * (level * (1 - level) / 800).squareRoot())
        }
    }

    @Test("What can't be answered is nil, and nothing traps")
    func refuses() {
        #expect(TwoSampleShift(from: [], to: [1]) == nil)
        #expect(TwoSampleShift(from: [1], to: [.nan]) == nil)
        #expect(TwoSampleShift(from: [1], to: [2], tails: RankSumTails(2, 2)) == nil)
        #expect(TwoSampleShift(from: [1], to: [2])?.interval(alpha: 0.05) == nil)
        #expect(TwoSampleShift(from: [1], to: [2])?.interval(alpha: .nan) == nil)
        #expect(TwoSampleShift(from: [-1e308], to: [1e308])?.estimate == .infinity)
        #expect(RankSumTails(-1, 3).lowerTail(0) == 1)
        #expect(RankSumTails(.max, .max).lowerTail(-1) == 0)
    }
}
