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
            obstacle: obstacle(here, in: base, "base") ?? obstacle(there, in: other, "other")
                ?? pages(here.series, there.series),
            tails: &tails
        )
    }

    private func obstacle(_ side: Side, in source: CompareSourceCase, _ name: String) -> String? {
        if let round = source.digestMismatch {
            return "\(name): the engines did not read the same bytes in round \(round)"
        }
        let count = side.sample.values.count
        guard count < Verdicts.leastRounds else { return nil }
        if side.series.isSilent { return "\(name): no value of this metric" }
        let reason = side.series.obstacle.map { " (\($0))" } ?? ""
        return "\(name): \(FigureText.plural(count, "valid round"))\(reason); \(Verdicts.leastRounds) are needed"
    }

    private func pages(_ here: EngineSeries, _ there: EngineSeries) -> String? {
        guard metric.condition == .pages, !here.hasPages(like: there) else { return nil }
        let sizes = [here.pages, there.pages].map { FigureText.bytes($0 ?? 0) }
        return "the kernel mapped \(sizes[0]) of the file in 2 MiB entries in the base, \(sizes[1]) in the other"
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
