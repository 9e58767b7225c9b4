import Analysis
import Results
package import Workloads

/// What `faultline list` prints: suites with their cases, and engines.
package struct ListReport {
    private let style: Style

    /// A report in a style.
    package init(style: Style = .plain) { self.style = style }

    /// A suite with what it would cost.
    package struct SuiteEntry: Sendable {
        /// The suite.
        package let suite: Suite
        /// The estimated time of one round of each case, in seconds; nil where it is not known.
        package let secondsPerRound: [Double?]

        /// The estimated time before the first round.
        package let startSeconds: Double
        /// What the cases take less in a round than each of them alone.
        package let sharedSeconds: Double

        /// Makes an entry; estimates are in the order of the cases.
        package init(suite: Suite, secondsPerRound: [Double?], startSeconds: Double = 0, sharedSeconds: Double = 0) {
            self.suite = suite
            self.secondsPerRound = secondsPerRound
            self.startSeconds = startSeconds
            self.sharedSeconds = sharedSeconds
        }
    }

    /// An engine with what keeps it from being used here.
    package struct EngineEntry: Sendable {
        /// The engine.
        package let engine: EngineDescriptor
        /// Why it can't be used on this machine; nil if it can.
        package let obstacle: String?

        /// Makes an entry.
        package init(engine: EngineDescriptor, obstacle: String?) {
            self.engine = engine
            self.obstacle = obstacle
        }
    }

    /// Suites with their cases: id, engines, and the estimated seconds of all rounds up to the first look.
    package func suites(_ entries: [SuiteEntry]) -> String {
        var lines: [String] = []
        for entry in entries {
            let suite = entry.suite
            let pairs = suite.cases.reduce(0) { $0 + max(0, $1.engines.count - 1) }
            let looks = suite.looks.map(String.init).joined(separator: ", ")
            if !lines.isEmpty { lines.append("") }
            lines += wrapped("\(suite.name): \(suite.summary)", columns: ReportText.columns, indent: "  ").map(
                style.bold
            )
            lines.append(
                "  \(FigureText.plural(suite.cases.count, "case")), \(FigureText.plural(pairs, "pair")), looks after \(looks) \(suite.looks == [1] ? "round" : "rounds")"
                    + estimate(entry) + decides(pairs: pairs, suite)
            )
            for (place, benchCase) in suite.cases.enumerated() {
                let seconds = place < entry.secondsPerRound.count ? entry.secondsPerRound[place] : nil
                let cost = seconds.map { "  (\(FigureText.time(nanoseconds: $0 * 1e9)) a round)" } ?? ""
                lines.append("  \(PrintableText.escaped(benchCase.id))")
                lines.append("      " + style.dim(benchCase.engines.map(\.description).joined(separator: ", ") + cost))
            }
        }
        return style.text(lines)
    }

    private func estimate(_ entry: SuiteEntry) -> String {
        let known = entry.secondsPerRound.compactMap(\.self)
        guard known.count == entry.suite.cases.count, !known.isEmpty, let first = entry.suite.looks.first else {
            return ""
        }
        let round = known.reduce(0, +) - entry.sharedSeconds
        func all(_ rounds: Int) -> Double { entry.startSeconds + round * Double(rounds) }
        let (least, most) = (all(first), all(entry.suite.looks.last ?? first))
        let budget = entry.suite.timeBudgetSeconds ?? .infinity
        if least > budget {
            return
                ", \(FigureText.duration(seconds: budget)) (the time budget; \(FigureText.plural(first, "round")) would take about "
                + "\(FigureText.duration(seconds: least)))"
        }
        let end =
            most > budget
            ? "\(FigureText.duration(seconds: budget)), the time budget" : FigureText.duration(seconds: most)
        return ", about \(FigureText.duration(seconds: least))" + (most > least ? " to \(end)" : "")
    }

    private func decides(pairs: Int, _ suite: Suite) -> String {
        let needed = Verdicts.roundsNeeded(pairs: pairs, plan: CheckPlan(rounds: suite.looks))
        guard let first = suite.looks.first, needed > first else { return "" }
        return "; no pair can be decided before round \(needed)"
    }

    /// Engines: what each does, what it can't, its options, and whether it can be used here.
    package func engines(_ entries: [EngineEntry]) -> String {
        var lines: [String] = []
        for entry in entries {
            let state = entry.obstacle.map { style.bad("not here: \($0)") } ?? style.good("available")
            lines.append("\(style.bold(entry.engine.name))  \(state)")
            lines += wrapped(entry.engine.summary, columns: ReportText.columns, indent: "    ").map { "    " + $0 }
            lines += wrapped("limits: \(entry.engine.limits)", columns: ReportText.columns, indent: "    ").map {
                "    " + $0
            }
            if !entry.engine.options.isEmpty {
                let options = entry.engine.options.map { "\($0.key)=\($0.values)" }.joined(separator: "  ")
                lines += wrapped("options: \(options)", columns: ReportText.columns, indent: "    ").map {
                    "    " + $0
                }
            }
        }
        return style.text(lines)
    }
}
