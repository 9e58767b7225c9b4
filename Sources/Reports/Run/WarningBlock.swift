import Analysis
import Workloads

/// Every warning once, with the cases it holds for.
struct WarningBlock {
    private var texts: [String] = []
    private var workloads: [String: [String]] = [:]

    init(run: [Warning], cases: [CaseFinding]) {
        for warning in run { add(warning, of: nil) }
        // Bytes that differ say that a case says nothing; then what makes trials say nothing, each cause once; then the rest.
        var causes = InvalidCauses()
        var rest: [(warning: Warning, workload: String)] = []
        for finding in cases {
            for warning in finding.warnings where !causes.take(warning, of: finding.benchCase.workload) {
                if case .digestMismatch = warning {
                    add(warning, of: finding.benchCase.workload)
                } else {
                    rest.append((warning, finding.benchCase.workload))
                }
            }
        }
        for cause in causes.all { for workload in cause.workloads { add(cause.words, of: workload) } }
        for (warning, workload) in rest { add(warning, of: workload) }
    }

    /// A line for each; nil where there are none.
    var section: Report.Section? {
        guard !texts.isEmpty else { return nil }
        return Report.Section(
            texts.map { text in
                .note(ReportNote(.warning, Self.place(workloads[text] ?? []) + text, tone: .doubtful))
            }
        )
    }

    /// Warnings that read the same are one.
    private mutating func add(_ warning: Warning, of workload: String?) { add(warning.description, of: workload) }

    private mutating func add(_ text: String, of workload: String?) {
        if workloads[text] == nil { texts.append(text) }
        var names = workloads[text] ?? []
        if let workload, !names.contains(workload) { names.append(workload) }
        workloads[text] = names
    }

    private static func place(_ names: [String]) -> String {
        names.isEmpty ? "" : names.count <= 2 ? names.joined(separator: ", ") + ": " : "\(names.count) workloads: "
    }
}
