import Analysis
package import Results
import Workloads

/// A run as a JUnit XML report: a test case for each engine of each case, with its time and its verdict in words.
///
/// A run asks nothing that could fail. An engine without a valid trial is an *error* where a trial failed, and *skipped* where it was
/// refused or invalid.
package enum JUnitExport: ExportFormat {
    package static let name = "junit"
    package static let ending = "xml"
    package static let summary = "JUnit XML: a test case for each engine of each case"
    package static let showsRefusals = true

    package static func omissions(_ sources: [ExportSource]) -> [String] { [] }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        for source in sources {
            let outcomes = source.engines.map(outcome)
            let counts = [
                ("tests", outcomes.count), ("failures", 0), ("errors", outcomes.count { $0 == "error" }),
                ("skipped", outcomes.count { $0 == "skipped" }),
            ].map { " \($0)=\"\($1)\"" }.joined()
            let time = " time=\"\(FigureText.fixed(source.footer.elapsedSeconds, decimals: 3))\""
            let suite = escaped("faultline run \(source.header.suite)")
            try sink.write(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites\(counts)\(time)>
                  <testsuite name="\(suite)"\(counts)\(time) timestamp="\(escaped(source.header.started))">

                """
            )
            for engine in source.engines { try sink.write(element(of: engine)) }
            try sink.write("  </testsuite>\n</testsuites>\n")
        }
    }

    private static func element(of engine: ExportEngine) -> String {
        let statuses = engine.summary.statuses
        let counts = "\(statuses.valid) of \(FigureText.plural(statuses.total, "trial")) valid"
        let reasons = statuses.reasons.map(\.words)
        let body: String
        if let outcome = outcome(of: engine) {
            let message = escaped(([counts] + reasons).joined(separator: "; "))
            body = "      <\(outcome) message=\"\(message)\"/>\n"
        } else {
            let lines = ([time(of: engine), verdict(of: engine), counts].compactMap(\.self) + reasons)
            body = "      <system-out>\(escaped(lines.joined(separator: "; ")))</system-out>\n"
        }
        let name = escaped(engine.summary.engine)
        return "    <testcase classname=\"\(escaped(engine.benchCase.id))\" name=\"\(name)\">\n\(body)"
            + "    </testcase>\n"
    }

    private static func time(of engine: ExportEngine) -> String? {
        engine.summary.medianNanosecondsPerOperation.map {
            engine.isLatency ? "p99 of the latency \($0) ns" : "\($0) ns for an operation"
        }
    }

    private static func verdict(of engine: ExportEngine) -> String? {
        guard let pair = engine.pair else { return "the baseline" }
        return "\(pair.verdictWords(isLatency: engine.isLatency)), against \(pair.baseline)"
    }

    /// The element that says why there is no figure; nil where there is one.
    private static func outcome(of engine: ExportEngine) -> String? {
        guard !engine.hasFigure else { return nil }
        return engine.summary.statuses.failed > 0 ? "error" : "skipped"
    }

    /// Text for an element or an attribute.
    private static func escaped(_ text: String) -> String { JUnitReport.escaped(PrintableText.line(text)) }
}
