import Glibc
import Results
import Statistics

/// The method by which results of several runs are compared.
///
/// Files of another time are not paired: for each engine the logarithms of the metric of both runs are compared by the
/// Mann-Whitney test and the Hodges-Lehmann shift that goes with it (``TwoSampleShift``). The engine ratio is paired by
/// round within each run, and its logarithms are compared between the runs in the same way. Holm's procedure over the
/// rows of each pair of files keeps the error of that pair at ``Verdicts/familyError``, as far as sessions do not differ by themselves, which they do:
/// identical code raises false alarms, hence the advice that goes with every report.
///
/// *faster*, *slower*: significant, and by more than ``Verdicts/leastEffect``. Else *same*: the 90 % interval lies inside
/// ``Verdicts/margin``. Else *inconclusive*. *not comparable*: fewer than ``Verdicts/leastRounds`` valid rounds on a side,
/// engines that did not read the same bytes, or faults over unlike page sizes.
package enum Comparing {
    /// Compares results with the first of them.
    ///
    /// - Returns: nil without a base.
    package static func compare(_ sources: [CompareSource], options: CompareOptions = CompareOptions())
        -> CompareFinding?
    {
        guard let base = sources.first else { return nil }
        var tails = CompareTest.TailStore()
        let included = base.cases.filter { options.includes($0.id) }
        var files: [CompareFile] = []
        var tests: [[[CompareTest]]] = []
        for other in sources.dropFirst() {
            let cases = other.cases.filter { options.includes($0.id) }
            let (file, rows) = compare((base, included), (other, cases), options: options, tails: &tails)
            files.append(file)
            tests.append(rows)
        }
        decide(&files, tests)
        for index in files.indices { files[index].sort(by: options.order) }
        return CompareFinding(metric: base.metric, base: CompareFacts(base), others: files)
    }

    private typealias Side = (source: CompareSource, cases: [CompareSourceCase])

    private static func compare(
        _ base: Side,
        _ other: Side,
        options: CompareOptions,
        tails: inout CompareTest.TailStore
    ) -> (CompareFile, [[CompareTest]]) {
        let matching = CompareMatching(base.cases, other.cases)
        let all = CompareDifference.all(base.source, other.source) + matching.differences
        let differences = all.filter(\.isBlocking) + all.filter { !$0.isBlocking }
        let isAlike = !differences.contains(where: \.isBlocking)
        let state: CompareFile.State = isAlike ? .compared : options.allowsMismatch ? .ratiosOnly : .refused
        var cases: [CompareCase] = []
        var tests: [[CompareTest]] = []
        for pair in state == .refused ? [] : matching.pairs {
            let (left, right) = (base.cases[pair.base], other.cases[pair.other])
            let builder = CompareRows(base: left, other: right, metric: base.source.metric)
            cases.append(
                CompareCase(
                    benchCase: left.benchCase,
                    id: left.id,
                    otherID: left.id == right.id ? nil : right.id,
                    rows: [],
                    unmatched: builder.unmatched
                )
            )
            tests.append((isAlike ? builder.engines(&tails) : []) + builder.ratios(&tails))
        }
        let file = CompareFile(
            facts: CompareFacts(other.source),
            state: state,
            differences: differences,
            cases: cases,
            means: CompareMeans.all(tests.flatMap(\.self)),
            onlyInBase: matching.onlyInBase,
            onlyHere: matching.onlyInOther
        )
        return (file, tests)
    }

    /// Each file is a family of its own: what is found about it is the same whichever others are looked at beside it.
    private static func decide(_ files: inout [CompareFile], _ tests: [[[CompareTest]]]) {
        for (file, tests) in tests.enumerated() {
            let values = tests.joined().compactMap(\.p)
            var decisions = (holm(values, alpha: Verdicts.familyError) ?? []).makeIterator()
            for (place, tests) in tests.enumerated() {
                files[file].cases[place].rows = tests.map { test in
                    var row = test.decided(by: test.p == nil ? nil : decisions.next())
                    if files[file].state == .ratiosOnly { row.withholdVerdict() }
                    return row
                }
            }
        }
    }
}

extension CompareRow {
    /// Takes the verdict away, and what it stood on; the ratio and its interval stay.
    fileprivate mutating func withholdVerdict() {
        guard pValue != nil else { return }
        pValue = nil
        adjustedPValue = nil
        detectable = nil
        verdict = .notComparable
        reason = .otherParameters
    }
}

extension CompareFile {
    fileprivate mutating func sort(by order: CompareOrder) {
        guard order != .case else { return }
        let keyed = cases.enumerated().map { (place: $0.offset, key: $0.element.rank(by: order), entry: $0.element) }
        cases = keyed.sorted { ($1.key, $0.place) < ($0.key, $1.place) }.map(\.entry)
    }
}

extension CompareCase {
    /// A number that is the larger the earlier the case is shown.
    fileprivate func rank(by order: CompareOrder) -> Double {
        let ratios = rows.compactMap(\.ratio)
        return switch order {
        case .case: 0
        case .ratio: ratios.max() ?? 0
        case .change: ratios.map { abs(log($0)) }.max() ?? -1
        case .verdict: rows.map(\.verdict.urgency).max() ?? 0
        }
    }
}

extension Verdict {
    fileprivate var urgency: Double {
        switch self {
        case .slower: 4
        case .faster: 3
        case .inconclusive: 2
        case .same: 1
        case .notComparable: 0
        }
    }
}
