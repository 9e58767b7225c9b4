import Analysis
package import Results
import Workloads

/// JSON of pyperf, version 1.0: a benchmark for each engine, and a run with one value for each trial, which had a process of its own.
///
/// Source: pyperf, `_bench.py`: values are seconds above 0; metadata may not be empty and has no line ends.
package enum PyperfExport: ExportFormat {
    package static let name = "pyperf"
    package static let ending = "json"
    package static let summary = "JSON of pyperf: compare_to, stats, check, hist"

    private struct Benchmark: Encodable {
        let metadata: [String: String]
        let runs: [Run]
    }

    private struct Run: Encodable {
        let metadata: [String: Int]
        let values: [Double]
    }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        var json = ExportJSON()
        for source in sources {
            let metadata = try json.text(metadata(of: source))
            try sink.write("{\"version\":\"1.0\",\"metadata\":\(metadata),\n\"benchmarks\":[")
            for (place, finding) in source.findings.enumerated() {
                for engine in try source.engines(of: finding, at: place) {
                    try json.element(benchmark(of: engine), to: &sink)
                }
            }
            try sink.write("\n]}\n")
        }
    }

    private static func benchmark(of engine: ExportEngine) -> Benchmark {
        var metadata = ["name": engine.name]
        if engine.isLatency { metadata["description"] = "p99 of the latency" }
        return Benchmark(
            metadata: metadata,
            runs: engine.trials.map { trial in
                Run(
                    metadata: ["loops": max(1, trial.operations ?? 1)],
                    values: [(trial.metricNanosecondsPerOperation ?? 0) / 1e9]
                )
            }
        )
    }

    private static func metadata(of source: ExportSource) -> [String: String] {
        let header = source.header
        let facts: [(String, String?)] = [
            ("unit", "second"), ("tool", "faultline \(header.tool.version)"), ("suite", header.suite),
            ("machine", header.environment.fingerprint), ("cpu_model_name", header.environment.cpu.model),
            ("kernel", header.environment.kernel.release), ("started", header.started),
            ("revision", header.revision),
        ]
        return facts.reduce(into: [:]) { metadata, fact in
            let text = PrintableText.escaped(fact.1 ?? "")
            if text.contains(where: { !$0.isWhitespace }) { metadata[fact.0] = text }
        }
    }
}
