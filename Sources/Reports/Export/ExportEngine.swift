import Analysis
import Results
import Statistics
import Workloads

/// One engine of one case, with what exports tell of it.
struct ExportEngine {
    /// The case.
    let benchCase: Case
    /// The engine in figures.
    let summary: EngineSummary
    /// The engine against the baseline; nil of the baseline itself.
    let pair: PairFinding?
    /// The trials behind the figures; none where they were not asked for.
    let trials: [Trial]

    /// The engines of a case, with their trials where these are given.
    static func all(of finding: CaseFinding, with result: CaseResult? = nil) -> [ExportEngine] {
        finding.summaries.enumerated().map { place, summary in
            var trials: [Trial] = []
            if let table = result?.tables[place] {
                // As in EngineSummary, so that their median is its median.
                trials = (0..<table.count).map { table[$0] }.filter {
                    $0.status == .valid && $0.metricNanosecondsPerOperation.map { $0 > 0 && $0.isFinite } ?? false
                }
            }
            return ExportEngine(
                benchCase: finding.benchCase,
                summary: summary,
                pair: place == 0 ? nil : finding.comparisons[place - 1],
                trials: trials
            )
        }
    }

    /// What the benchmark is called in formats that have one name: the case's id, and the engine as one more of its parameters.
    var name: String { PrintableText.escaped("\(benchCase.id)/engine=\(summary.engine)") }

    /// True where at least one trial is valid.
    var hasFigure: Bool { summary.medianNanosecondsPerOperation != nil }

    /// True in an open loop, whose metric is the 99th percentile of the latency, and not the time of an operation.
    var isLatency: Bool { benchCase.conditions.pace != nil }

    /// The metric of each trial, in nanoseconds.
    var metrics: [Double] { trials.compactMap(\.metricNanosecondsPerOperation) }

    /// The interval of order statistics that covers the median with 95 %; nil of fewer than six trials.
    var medianInterval: ClosedRange<Double>? { Statistics.medianInterval(metrics, alpha: 0.05) }

    /// The standard deviation of these values; nil of fewer than two.
    static func deviation(_ values: [Double]) -> Double? {
        guard values.count > 1 else { return nil }
        let mean = mean(values)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// The mean of these values.
    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
}

extension Trial {
    /// A counter for one operation; nil where it was not measured.
    func perOperation(_ counter: Counter) -> Double? {
        guard let count = self[counter], let operations = self.operations, operations > 0 else { return nil }
        return Double(count) / Double(operations)
    }

    /// CPU time of one operation in user code and in the kernel, in nanoseconds.
    var cpuNanosecondsPerOperation: Double? {
        guard let user = perOperation(.userNanoseconds), let system = perOperation(.systemNanoseconds) else {
            return nil
        }
        return user + system
    }
}
