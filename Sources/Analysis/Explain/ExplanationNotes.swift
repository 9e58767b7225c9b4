import Results
import Workloads

/// What an explanation lacks, or takes for granted, in sentences.
struct ExplanationNotes {
    private let finding: CaseFinding
    private let environment: Environment?

    init(_ finding: CaseFinding, environment: Environment?) {
        self.finding = finding
        self.environment = environment
    }

    var all: [String] { engines + [pace, prices, region, threads, counters].compactMap(\.self) }

    private var pace: String? {
        guard finding.benchCase.pace != nil else { return nil }
        return "an open loop: the time between its operations is that of the arrivals, and is not taken apart; run it "
            + "without a rate"
    }

    /// Engines without a figure.
    private var engines: [String] {
        finding.summaries.filter { $0.medianNanosecondsPerOperation == nil }.map { summary in
            let reason = summary.statuses.reasons.first.map { " (\($0.status): \($0.text))" } ?? ""
            return "\(summary.engine): no valid trial\(reason)"
        }
    }

    private var control: CaseControl? { finding.calibration?.control(of: finding.benchCase.id) }

    private var prices: String? {
        guard let calibration = finding.calibration else {
            return "the result has no calibration: nothing but what was measured is known"
        }
        if calibration.controls == nil {
            return
                "the result has no control of its cases (an earlier version, a gate or a self-test made it): copies and "
                + "sums are priced by the bandwidth of memory, touches not at all"
        }
        guard control == nil else { return nil }
        return "the result has no control of this case: copies and sums are priced by the bandwidth of memory"
    }

    private var region: String? {
        guard let control, control.regionBytes < finding.benchCase.dataBytes - control.blockBytes else { return nil }
        return "the control ran over \(FigureText.bytes(Double(control.regionBytes))), the data are "
            + "\(FigureText.bytes(Double(finding.benchCase.dataBytes))): more of it may have lain in caches"
    }

    private var threads: String? {
        let count = finding.benchCase.threads
        guard count > 1 else { return nil }
        return "\(count) threads: the prices are those of one by itself, what they cost each other is unexplained"
    }

    private var counters: String? {
        guard let counters = environment?.counters else { return nil }
        let unknown = "cycles, instructions and dTLB misses are not known"
        return switch (counters.scope, counters.hasHardware) {
        case (Environment.Counters.Scope.none?, _): "\(unknown): \(counters.reason ?? "nothing counts them")"
        case (.all?, _) where isCounted: nil
        case (.user?, _) where isCounted:
            "cycles, instructions and dTLB misses are those of user code alone: that machine permitted no more"
        case (.some, _): "\(unknown): that machine's hardware counters gave no figure"
        case (nil, false?): "\(unknown): that machine has no hardware performance counters (no PMU)"
        case (nil, true?): "\(unknown): the version that made the result did not count them"
        case (nil, nil): nil
        }
    }

    /// Whether any engine with a figure has counts.
    private var isCounted: Bool {
        finding.summaries.contains { EventFigures($0.counters) != nil }
    }
}
