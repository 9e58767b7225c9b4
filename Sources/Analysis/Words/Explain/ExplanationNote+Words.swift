import Workloads

extension Explanation {
    /// What the figures lack, in a sentence each.
    package var notes: [String] { gaps.map(\.words) }
}

extension ExplanationNote: Worded {
    package var words: String {
        switch self {
        case .noValidTrial(let engine, let reason):
            "\(engine): no valid trial\(reason.map { " (\($0.words))" } ?? "")"
        case .unknownEngine(let engine):
            "\(engine): this version does not know the engine: it is compared, not explained"
        case .busyCosts(let spreads):
            "the costs were measured on a busy CPU and scatter: \(spreads.words)"
        case .sumsAbove(let engines):
            "the parts add up to more than the whole (\(Self.list(engines))), and no time is in two of them: the machine was busy "
                + "while the costs or the trials were measured"
        case .sumsOfTwo(let engines):
            "the parts add up to more than the whole (\(Self.list(engines))): both processes work at the same time for a part of it, or "
                + "the machine was busy while the costs or the trials were measured"
        case .unexplained(let engines):
            "much of the time is unexplained (\(Self.list(engines))): the machine was busy while the costs or the trials were "
                + "measured, or something was done that no cost is known of"
        case .openLoop:
            "an open loop: the time between its operations is that of the arrivals, and is not taken apart; run it "
                + "without a rate"
        case .noCalibration: "the result has no calibration: nothing but what was measured is known"
        case .noControls:
            "the result has no control of its cases (an earlier version, a gate or a self-test made it): copies and "
                + "sums are priced by the bandwidth of memory, touches not at all"
        case .noControl:
            "the result has no control of this case: copies and sums are priced by the bandwidth of memory"
        case .smallRegion(let control, let data):
            "the control ran over \(FigureText.bytes(Double(control))), the data are "
                + "\(FigureText.bytes(Double(data))): more of it may have lain in caches"
        case .threads(let count):
            "\(count) threads: the prices are those of one by itself, what they cost each other is unexplained"
        case .notCounted(let reason): "cycles, instructions and dTLB misses are not known: \(reason.words)"
        case .userAlone:
            "cycles, instructions and dTLB misses are those of user code alone: that machine permitted no more"
        }
    }

    /// Engines with their shares: `pread 111 %, mmap 103 %`.
    private static func list(_ engines: [EngineShare]) -> String {
        engines.map { "\($0.engine) \(FigureText.percent($0.share))" }.joined(separator: ", ")
    }
}

extension ExplanationNote.NotCounted {
    fileprivate var words: String {
        switch self {
        case .said(let reason): reason
        case .unsaid: "nothing counts them"
        case .notAsked(let counters): "the run had counters \(counters.rawValue)"
        case .noFigure: "that machine's hardware counters gave no figure"
        case .noHardware: "that machine has no hardware performance counters (no PMU)"
        case .olderVersion: "the version that made the result did not count them"
        }
    }
}
