import Analysis
import Results
import Workloads

/// The words and figures of a comparison, the same in every form that people read.
struct CompareText {
    let finding: CompareFinding

    var metric: Figure { finding.metric }

    /// The letter of a file: A is the base, B the first of the others.
    static func letter(_ place: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return letters.indices.contains(place) ? String(letters[place]) : "#\(place + 1)"
    }

    /// The engine, or the two whose ratio it is.
    static func name(_ row: CompareRow) -> String {
        row.against.map { "\(row.engine) / \($0)" } ?? row.engine
    }

    /// A median in its unit; that of a ratio as a ratio.
    func figure(_ value: Double?, _ row: CompareRow) -> String {
        guard let value else { return FigureText.missing }
        guard row.against == nil else { return FigureText.ratio(value) }
        return switch metric.unit {
        case .nanoseconds: FigureText.time(nanoseconds: value)
        case .count: FigureText.count(value)
        case .bytes: FigureText.bytes(value)
        }
    }

    static func ratio(_ ratio: Double?, _ lower: Double?, _ upper: Double?) -> String {
        guard let ratio else { return FigureText.missing }
        guard let lower, let upper else { return FigureText.ratio(ratio) }
        return "\(FigureText.ratio(ratio)) [\(FigureText.ratio(lower)), \(FigureText.ratio(upper))]"
    }

    static func rounds(_ row: CompareRow) -> String {
        row.baseRounds == row.otherRounds ? "\(row.baseRounds)" : "\(row.baseRounds), \(row.otherRounds)"
    }

    /// The verdict with its size. Of a metric that is no time it says less and more, since nothing became faster by it.
    func verdict(_ row: CompareRow) -> String {
        switch row.verdict {
        case .faster: "\(factor(row.ratio.map { 1 / $0 }))\(metric.isTime ? "faster" : "less")"
        case .slower: "\(factor(row.ratio))\(metric.isTime ? "slower" : "more")"
        case .same: "same (within \(FigureText.percent(Verdicts.margin)))"
        case .inconclusive: row.note.map { "inconclusive: \($0)" } ?? "inconclusive"
        case .notComparable: "not comparable"
        }
    }

    private func factor(_ ratio: Double?) -> String { ratio.map { FigureText.times($0) + " " } ?? "" }

    /// Why a row is not comparable, where that is not said of the whole file.
    static func reason(_ row: CompareRow) -> String? {
        row.verdict == .notComparable && row.ratio == nil ? row.note.map { "\(name(row)): \($0)" } : nil
    }

    /// What has to be said of a row: why it is not comparable, or that its ratio and medians part.
    static func remarks(_ row: CompareRow) -> [String] {
        let isOfEngine = row.against == nil && row.verdict != .notComparable
        let parted =
            isOfEngine
            ? PartedPair(row.engine, ratio: row.ratio, median: row.otherMedian, baseline: row.baseMedian) : nil
        return [reason(row), parted?.unpairedWords].compactMap(\.self)
    }

    /// How a file came about.
    static func facts(_ facts: CompareFacts) -> String {
        "\(facts.name) (suite \(facts.suite), \(facts.started), faultline \(facts.version), machine \(facts.fingerprint))"
    }

    /// What a geometric mean is of.
    static func name(_ mean: CompareMean) -> String {
        let name = mean.engine ?? (mean.isOfRatios ? "all engine ratios" : "all engines")
        let rows = FigureText.plural(mean.rows, "row")
        return mean.isOfRatios && mean.engine != nil ? "\(name) / baseline, \(rows)" : "\(name), \(rows)"
    }

    /// The line that says why a file is not compared, or not in full.
    static func refusal(_ file: CompareFile, base: CompareFacts) -> String {
        let count = file.differences.count(where: \.isBlocking)
        let what = FigureText.plural(count, "fact")
        return
            "not comparable: \(file.facts.name) differs from \(base.name) in \(what) that \(count == 1 ? "decides" : "decide") the figures"
            + (file.state == .refused
                ? "; --allow-mismatch shows engine ratios alone" : ": engine ratios alone, no verdicts")
    }

    /// A difference in a line.
    static func difference(_ difference: CompareDifference) -> String {
        "\(difference.field): \(difference.base) -> \(difference.other)"
    }

    /// How the figures came about.
    var method: String {
        let files = finding.others
        let counts = files.map { file in file.cases.flatMap(\.rows).count { $0.pValue != nil } }.filter { $0 > 0 }
        let tested = counts.reduce(0, +)
        let family =
            counts.count == 1
            ? "Holm over \(FigureText.plural(tested, "row")), \(FigureText.percent(Verdicts.familyError)) error in all"
            : "Holm over the rows of each pair of files (\(counts.map(String.init).joined(separator: ", "))), "
                + "\(FigureText.percent(Verdicts.familyError)) error for each pair"
        var text =
            "Medians of \(metric.title)\(openLoops). Ratio = other / A (Hodges-Lehmann shift of the logarithms): below 1 is "
            + (metric.isTime ? "faster" : "less") + ". "
        if tested > 0 {
            text +=
                "In brackets its interval at the level of the verdict: Mann-Whitney test, unpaired, \(family) if runs of another "
                + "time differed by nothing else. "
        }
        text +=
            "engine / baseline = the engine's ratio, paired by round within each run, and its change. "
            + "same: the 90 % interval lies within \(FigureText.percent(Verdicts.margin))."
        if let level = files.flatMap(\.means).first?.level {
            text +=
                " Geometric mean = over rows, of the ratios of medians, with a \(FigureText.percent(level)) interval that "
                + "resamples whole rounds of each run."
        }
        return text
    }

    /// What the metric is in cases with a rate.
    private var openLoops: String {
        let cases = finding.others.flatMap(\.cases)
        guard metric == .time, cases.contains(where: { $0.benchCase.conditions.pace != nil }) else { return "" }
        return ", in open loops of the p99 latency"
    }

    /// What such a comparison is worth, and what to use instead.
    var advice: String {
        guard metric.isTime else {
            return
                "Counters hardly change from day to day, but with the kernel and with page sizes. Bytes written to the "
                + "device are those of the whole system."
        }
        return
            "Advisory: times of stored files raise false alarms even on identical code, in 8 to 44 % of comparisons "
            + "(simulated sessions of 30 rounds; engine ratios: 0 to 1.2 %, on a contended machine 21 to 32 %), since every "
            + "session has an offset of its own. To judge a change of code, measure both builds in one run: faultline gate "
            + "--base-binary PATH. Counters can be relied on: --metric syscalls, faults, device-bytes."
    }
}
