import Analysis
import Results
import Workloads

/// How to read the table of a run, and how it came about.
struct TableLegend {
    let header: ResultHeader
    let footer: ResultFooter
    /// Of the whole run.
    let findings: [CaseFinding]
    /// Those that the table shows.
    let shown: [CaseFinding]

    var section: Report.Section {
        Report.Section(
            [method, latency, origin].compactMap(\.self).map { .note(ReportNote(.paragraph, $0, tone: .quiet)) }
        )
    }

    /// The pairs over which verdicts are corrected are those of the whole run.
    private var method: String? {
        guard Self.pairs(shown) > 0 else { return nil }
        let looks = header.settings.looks.count
        let error =
            header.settings.checks.map { plan in
                plan.rounds.count > 1
                    ? " over \(plan.rounds.count) checks of each pair, at \(plan.rounds.map(String.init).joined(separator: ", ")) of its "
                        + "rounds" : ""
            } ?? (looks > 1 ? " over \(looks) looks" : "")
        return
            "ratio = engine / baseline (the first engine of a case), median over rounds: below 1 the engine is faster. In brackets "
            + "its interval at the level of the verdict: exact sign test, Holm over "
            + "\(FigureText.plural(Self.pairs(findings), "pair")), "
            + "\(FigureText.percent(Verdicts.familyError)) error for the whole run"
            + error + ". same: "
            + (header.settings.checks == nil
                ? "the 90 % interval lies within \(FigureText.percent(Verdicts.margin))."
                : "within \(FigureText.percent(Verdicts.margin)), by two one-sided tests at 5 % of each pair over its checks.")
    }

    private static func pairs(_ findings: [CaseFinding]) -> Int {
        findings.flatMap(\.comparisons).count { $0.verdict != .notComparable }
    }

    private var latency: String? {
        guard shown.contains(where: { $0.benchCase.conditions.pace != nil }) else { return nil }
        return "Open loops are judged on the p99 latency of a round, not on the time of an operation."
    }

    private var origin: String {
        "Suite \(header.suite), seed \(header.seed)\(duration). \(overhead)"
    }

    /// Empty where nobody knows it: a run that was killed could not say how long it took.
    private var duration: String {
        footer.elapsedSeconds > 0 ? ", \(FigureText.duration(seconds: footer.elapsedSeconds))" : ""
    }

    /// A cost, with its spread where it is known.
    private static func cost(_ nanoseconds: Double, _ spread: Double?) -> String {
        FigureText.time(nanoseconds: nanoseconds) + (spread.map { " " + CostSpreads.text($0) } ?? "")
    }

    private var overhead: String {
        guard let calibration = header.calibration, let clock = calibration.clockNanoseconds else { return "" }
        let spreads = calibration.spreads
        var text = "Measuring costs here: clock \(Self.cost(clock, spreads?.clock))"
        if let call = calibration.syscallNanoseconds { text += ", system call \(Self.cost(call, spreads?.syscall))" }
        if let fault = calibration.fileFaultNanoseconds {
            text += ", file fault \(FigureText.time(nanoseconds: fault))"
        }
        if let added = calibration.counterSwitchNanoseconds {
            text += ", counting events \(FigureText.time(nanoseconds: added)) a switch of threads"
        }
        if shown.contains(where: { $0.summaries.contains(where: \.isNearMeasuring) }) {
            text += "; \(ReportCell.mark) = a figure below 20 times what measuring it costs"
        }
        return text + "."
    }
}
