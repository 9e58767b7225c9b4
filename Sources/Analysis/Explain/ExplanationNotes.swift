import Results
import Workloads

/// Finds what an explanation lacks, or takes for granted.
struct ExplanationNotes {
    private let finding: CaseFinding
    private let environment: Environment?
    private let asked: EventCounting
    private let explained: [EngineExplanation]

    /// - Parameter explained: the engines of the case, taken apart.
    init(
        _ finding: CaseFinding,
        explained: [EngineExplanation],
        environment: Environment?,
        counters: EventCounting? = nil
    ) {
        asked = counters ?? .all
        self.finding = finding
        self.explained = explained
        self.environment = environment
    }

    var all: [ExplanationNote] {
        engines + sums + [pace, costs, busy, region, threads, counters].compactMap(\.self)
    }

    /// A sum above this share of the whole is reported: less is rounding.
    private static let mostSum = 1.005
    /// What is unexplained is reported from this share on.
    static let mostUnexplained = 0.15

    /// Sums that do not add up, where each cost of the case is known and no thread weighs on another.
    private var sums: [ExplanationNote] {
        let shares = explained.map { ExplanationNote.EngineShare(engine: $0.engine, share: $0.unexplainedShare) }
        let above = shares.filter { 1 - $0.share > Self.mostSum }.map {
            ExplanationNote.EngineShare(engine: $0.engine, share: 1 - $0.share)
        }
        // What the kernel does for a write, or to wake another process, has no cost here.
        let isPriced =
            control != nil && finding.benchCase.conditions.threads == 1
            && finding.benchCase.work.definition.operation == .read && !finding.benchCase.members.takeTurns
        let left = isPriced ? shares.filter { $0.share > Self.mostUnexplained } : []
        let members = finding.benchCase.members
        let sums: ExplanationNote = members.takeTurns && !members.shareCPU ? .sumsOfTwo(above) : .sumsAbove(above)
        return (above.isEmpty ? [] : [sums]) + (left.isEmpty ? [] : [.unexplained(left)])
    }

    private var busy: ExplanationNote? {
        guard let spreads = finding.calibration?.spreads, spreads.isBusy else { return nil }
        return .busyCosts(spreads)
    }

    private var pace: ExplanationNote? { finding.benchCase.conditions.pace == nil ? nil : .openLoop }

    /// Engines without a figure, and those that can't be taken apart.
    private var engines: [ExplanationNote] {
        finding.summaries.filter { $0.medianNanosecondsPerOperation == nil }.map { summary in
            .noValidTrial(engine: summary.engine, summary.statuses.reasons.first)
        } + finding.benchCase.engines.filter { !$0.isKnown }.map { .unknownEngine("\($0)") }
    }

    private var control: CaseControl? { finding.calibration?.control(of: finding.benchCase.id) }

    private var costs: ExplanationNote? {
        guard let calibration = finding.calibration else { return .noCalibration }
        guard finding.benchCase.work.definition.hasControls else { return nil }
        if calibration.controls == nil { return .noControls }
        return control == nil ? .noControl : nil
    }

    private var region: ExplanationNote? {
        guard let control, control.regionBytes < finding.benchCase.work.definition.dataBytes - control.blockBytes else {
            return nil
        }
        return .smallRegion(control: control.regionBytes, data: finding.benchCase.work.definition.dataBytes)
    }

    private var threads: ExplanationNote? {
        finding.benchCase.conditions.threads > 1 ? .threads(finding.benchCase.conditions.threads) : nil
    }

    private var counters: ExplanationNote? {
        guard let counters = environment?.counters else { return nil }
        return switch (counters.scope, counters.hasHardware) {
        case (Environment.Counters.Scope.none?, _): .notCounted(counters.reason.map { .said($0) } ?? .unsaid)
        case (.all?, _) where !asked.counts(finding.benchCase), (.user?, _) where !asked.counts(finding.benchCase):
            .notCounted(.notAsked(asked))
        case (.all?, _) where isCounted: nil
        case (.user?, _) where isCounted: .userAlone
        case (.some, _): .notCounted(.noFigure)
        case (nil, false?): .notCounted(.noHardware)
        case (nil, true?): .notCounted(.olderVersion)
        case (nil, nil): nil
        }
    }

    /// Whether any engine with a figure has counts.
    private var isCounted: Bool {
        finding.summaries.contains { EventFigures($0.counters) != nil }
    }
}
