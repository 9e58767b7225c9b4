import Glibc
import Results
import Statistics

/// A row on the way to its verdict: with the samples of both results.
struct CompareTest {
    var row: CompareRow
    /// True where the samples are logarithms.
    let isLogarithmic: Bool
    /// The samples with their rounds, for the geometric mean; logarithms, or empty.
    let base: RoundColumn
    let other: RoundColumn
    /// nil where there is nothing to test.
    private let shift: TwoSampleShift?
    private let obstacle: CompareRow.Reason?

    /// The tails of the rank-sum distribution for all sizes met so far.
    struct TailStore {
        private var tails: [[Int]: RankSumTails] = [:]
        mutating func tails(_ m: Int, _ n: Int) -> RankSumTails {
            if let known = tails[[m, n]] { return known }
            let made = RankSumTails(m, n)
            tails[[m, n]] = made
            return made
        }
    }

    init(_ row: CompareRow, base: Sample, other: Sample, obstacle: CompareRow.Reason?, tails: inout TailStore) {
        let positive = base.isPositive && other.isPositive
        let (left, right) = positive ? (base.logarithms, other.logarithms) : (base, other)
        self.row = row
        self.row.baseMedian = median(base.values)
        self.row.otherMedian = median(other.values)
        isLogarithmic = positive
        self.base = RoundColumn(rounds: left.rounds, values: positive ? left.values : [])
        self.other = RoundColumn(rounds: right.rounds, values: positive ? right.values : [])
        self.obstacle = obstacle
        guard obstacle == nil else {
            shift = nil
            return
        }
        let store = tails.tails(left.values.count, right.values.count)
        shift = TwoSampleShift(from: left.values, to: right.values, tails: store)
    }

    /// Values with their rounds.
    struct Sample {
        var rounds: [Int]
        var values: [Double]
        var isPositive: Bool { values.allSatisfy { $0 > 0 } }
        var logarithms: Sample { Sample(rounds: rounds, values: values.map { log($0) }) }
    }

    /// The p-value; nil where the row takes no part in the tests.
    var p: Double? { shift?.p }

    /// The ratio of a logarithm, kept within what a `Double` holds whatever a file says.
    static func ratio(_ logarithm: Double) -> Double { exp(max(-700, min(700, logarithm))) }

    /// The row with its verdict; `decision` is Holm's where the row took part.
    func decided(by decision: HolmDecision?) -> CompareRow {
        var row = row
        guard let shift, let decision else {
            row.reason = obstacle ?? .nothing
            return row
        }
        row.pValue = shift.p
        row.adjustedPValue = decision.adjustedP
        row.level = decision.intervalLevel
        if isLogarithmic {
            row.ratio = Self.ratio(shift.estimate)
            if let interval = shift.interval(alpha: decision.intervalAlpha) {
                row.lower = Self.ratio(interval.lowerBound)
                row.upper = Self.ratio(interval.upperBound)
                row.detectable =
                    Self.ratio(detectableHalfWidths * 0.5 * (interval.upperBound - interval.lowerBound)) - 1
            }
        } else if let base = row.baseMedian, let other = row.otherMedian, base > 0, other > 0 {
            row.ratio = Self.ratio(log(other) - log(base))
        }
        judge(&row, shift, decision)
        return row
    }

    private func judge(_ row: inout CompareRow, _ shift: TwoSampleShift, _ decision: HolmDecision) {
        let change = row.ratio.map { abs($0 - 1) } ?? .infinity
        if decision.isRejected, change > Verdicts.leastEffect {
            let isLess = row.ratio.map { $0 < 1 } ?? (shift.estimate < 0)
            row.verdict = isLess ? .faster : .slower
        } else if isSame(shift) {
            row.verdict = .same
        } else {
            row.verdict = .inconclusive
            row.reason =
                if decision.isRejected { .smallEffect } else if let detectable = row.detectable {
                    .couldHaveSeen(detectable)
                } else { isLogarithmic ? .tooManyRows : .zeros }
        }
    }

    /// Whether the 90 % interval lies inside the margin; of figures with zeros, that of their plain difference.
    private func isSame(_ shift: TwoSampleShift) -> Bool {
        guard let interval = shift.interval(alpha: 2 * Verdicts.equivalenceError) else { return false }
        if isLogarithmic {
            guard let margin = logMargin(Verdicts.margin) else { return false }
            return interval.lowerBound > margin.lowerBound && interval.upperBound < margin.upperBound
        }
        let margin = Verdicts.margin * max(row.baseMedian ?? 0, row.otherMedian ?? 0)
        return interval.lowerBound >= -margin && interval.upperBound <= margin
    }
}
