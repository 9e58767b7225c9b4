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
            [.note(ReportNote(.paragraph, heading))]
                + scalings.map { .note(ReportNote(.item, $0.words(threads: CaseBlock.threads($0.benchCase)))) }
        )
    }
}
