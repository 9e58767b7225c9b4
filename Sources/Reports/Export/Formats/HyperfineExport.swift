import Analysis
package import Results
import Statistics
import Workloads

/// JSON as hyperfine writes it with `--export-json`: an entry for each engine, with the time of one operation, in seconds, for the time of
/// a command.
///
/// Source: hyperfine, src/benchmark/benchmark_result.rs. There are no exit codes: `exit_codes` is empty.
package enum HyperfineExport: ExportFormat {
    package static let name = "hyperfine"
    package static let ending = "json"
    package static let summary = "JSON of hyperfine: its scripts, Bencher"

    private struct Entry: Encodable {
        let command: String
        let mean: Double
        let stddev: Double?
        let median: Double
        let user: Double?
        let system: Double?
        let min: Double?
        let max: Double?
        let times: [Double]
        let exitCodes: [Int] = []
        let parameters: [String: String]
    }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        var json = ExportJSON()
        try sink.write("{\"results\":[")
        for source in sources {
            for (place, finding) in source.findings.enumerated() {
                for engine in try source.engines(of: finding, at: place) {
                    try json.element(entry(of: engine), to: &sink)
                }
            }
        }
        try sink.write("\n]}\n")
    }

    private static func entry(of engine: ExportEngine) -> Entry {
        let times = engine.metrics.map { $0 / 1e9 }
        let counter = { (counter: Counter) -> Double? in
            let values = engine.trials.compactMap { $0.perOperation(counter) }
            return values.isEmpty ? nil : ExportEngine.mean(values) / 1e9
        }
        var parameters = Dictionary(engine.benchCase.parameters.map { ($0.key, $0.value) }) { first, _ in first }
        parameters["workload"] = engine.benchCase.workload
        parameters["engine"] = engine.summary.engine
        return Entry(
            command: engine.name,
            mean: ExportEngine.mean(times),
            stddev: ExportEngine.deviation(times),
            median: median(times) ?? 0,
            user: counter(.userNanoseconds),
            system: counter(.systemNanoseconds),
            min: times.min(),
            max: times.max(),
            times: times,
            parameters: parameters
        )
    }
}
