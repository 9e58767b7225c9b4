import Results
import Workloads

/// Makes the rows of a case that two results have.
struct CompareRows {
    let base: CompareSourceCase
    let other: CompareSourceCase
    let metric: Figure

    /// Engines that only one of the two has.
    var unmatched: [String] {
        let (here, there) = (base.series.map(\.engine), other.series.map(\.engine))
        return here.filter { !there.contains($0) } + there.filter { !here.contains($0) }
    }

    /// A row for each engine that both have.
    func engines(_ tails: inout CompareTest.TailStore) -> [CompareTest] {
        base.series.compactMap { left in
            guard let right = other.series(of: left.engine), !(left.isSilent && right.isSilent) else { return nil }
            return test(engine: left.engine, against: nil, (left, left.sample), (right, right.sample), &tails)
        }
    }

    /// A row for the ratio of each other engine to the base's first engine, paired by round within each result. None where
    /// a figure is 0, as counters may be.
    func ratios(_ tails: inout CompareTest.TailStore) -> [CompareTest] {
        guard let first = base.series.first, let second = other.series(of: first.engine) else { return [] }
        return base.series.dropFirst().compactMap { left in
            guard let right = other.series(of: left.engine) else { return nil }
            guard [first, second, left, right].allSatisfy({ $0.isPositive && !$0.isSilent }) else { return nil }
            let (here, there) = (left.ratios(to: first), right.ratios(to: second))
            return test(engine: left.engine, against: first.engine, (left, here), (right, there), &tails)
        }
    }

    private typealias Side = (series: EngineSeries, sample: CompareTest.Sample)

    private func test(
        engine: String,
        against: String?,
        _ here: Side,
        _ there: Side,
        _ tails: inout CompareTest.TailStore
    ) -> CompareTest {
        let row = CompareRow(
            engine: engine,
            against: against,
            baseRounds: here.sample.values.count,
            otherRounds: there.sample.values.count
        )
        return CompareTest(
            row,
            base: here.sample,
            other: there.sample,
            obstacle: obstacle(here, in: base, .base) ?? obstacle(there, in: other, .other)
                ?? pages(here.series, there.series),
            tails: &tails
        )
    }

    private func obstacle(
        _ side: Side,
        in source: CompareSourceCase,
        _ name: CompareRow.Side
    ) -> CompareRow.Reason? {
        if let round = source.digestMismatch { return .otherBytes(name, round: round) }
        let count = side.sample.values.count
        guard count < Verdicts.leastRounds else { return nil }
        if side.series.isSilent { return .noValue(name) }
        return .tooFewRounds(name, count, obstacle: side.series.obstacle)
    }

    private func pages(_ here: EngineSeries, _ there: EngineSeries) -> CompareRow.Reason? {
        guard metric.condition == .pages, !here.hasPages(like: there) else { return nil }
        return .otherPages(base: here.pages ?? 0, other: there.pages ?? 0)
    }
}

extension EngineSeries {
    /// True where the metric does not apply at all.
    fileprivate var isSilent: Bool { values.isEmpty && obstacle == nil }

    fileprivate var sample: CompareTest.Sample { CompareTest.Sample(rounds: rounds, values: values) }

    /// The values over another engine's, in the rounds that both have.
    fileprivate func ratios(to other: EngineSeries) -> CompareTest.Sample {
        let divisors = Dictionary(zip(other.rounds, other.values)) { first, _ in first }
        let pairs = zip(rounds, values).compactMap { round, value in divisors[round].map { (round, value / $0) } }
        return CompareTest.Sample(rounds: pairs.map(\.0), values: pairs.map(\.1))
    }
}
