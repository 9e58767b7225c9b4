import Analysis
import Workloads

/// What sets the threads of a case against one thread.
struct ScalingBlock {
    private let scalings: [Scaling]

    init(_ scalings: [Scaling]) { self.scalings = scalings }

    /// A sentence and an entry for each case and engine; nil without threads.
    var section: Report.Section? {
        guard !scalings.isEmpty else { return nil }
        let heading =
            "Scaling: throughput of N threads over that of one, over the rounds, with its own 99 % interval. Beside it what "
            + "busy CPUs cost one thread that shares nothing with them: what is lost to that is the machine's, and not "
            + "the engine's."
        return Report.Section(
            [.note(ReportNote(.paragraph, heading))] + scalings.map { .note(ReportNote(.item, Self.text($0))) }
        )
    }

    private static func text(_ scaling: Scaling) -> String {
        let benchCase = scaling.benchCase
        let figure =
            "\(benchCase.workload), \(CaseBlock.threads(benchCase)): \(scaling.engine) \(scaling.speedup.text) "
            + "of \(benchCase.threads), \(FigureText.percent(scaling.efficiency))"
        guard let burden = scaling.burden, let own = scaling.ownEfficiency else {
            return figure
                + "; no control: other CPUs being busy may explain it (threads: [1, \(benchCase.threads)] adds it)"
        }
        return figure + "; one thread beside busy CPUs takes \(burden.text) of its time: the engine keeps "
            + "\(FigureText.percent(own))"
    }
}
