import Analysis
package import Results
import Workloads

/// The list that github-action-benchmark takes as `customSmallerIsBetter`: the median of each engine, in nanoseconds.
///
/// Its reader of google/benchmark would take every repetition for a benchmark. Source: github-action-benchmark, src/extract.ts.
package enum GitHubActionExport: ExportFormat {
    package static let name = "github-action-benchmark"
    package static let ending = "json"
    package static let summary = "list for github-action-benchmark (customSmallerIsBetter)"

    private struct Entry: Encodable {
        let name: String
        let unit: String
        let value: Double
        let range: String?
        let extra: String
    }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        var json = ExportJSON()
        try sink.write("[")
        for source in sources {
            for (place, finding) in source.findings.enumerated() {
                for engine in try source.engines(of: finding, at: place) {
                    guard let value = engine.summary.medianNanosecondsPerOperation else { continue }
                    try json.element(entry(of: engine, value), to: &sink)
                }
            }
        }
        try sink.write("\n]\n")
    }

    private static func entry(of engine: ExportEngine, _ value: Double) -> Entry {
        var facts = [FigureText.plural(engine.summary.statuses.valid, "trial")]
        if let pair = engine.pair {
            facts.append("\(pair.verdictWords(isLatency: engine.isLatency)), against \(pair.baseline)")
        }
        return Entry(
            name: engine.name,
            unit: engine.isLatency ? "ns (p99 of the latency)" : "ns/op",
            value: value,
            range: engine.medianInterval.map { "\($0.lowerBound) to \($0.upperBound)" },
            extra: facts.joined(separator: "\n")
        )
    }
}
