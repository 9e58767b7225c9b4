import Analysis
package import Results
import Workloads

/// Bencher Metric Format: for each engine the median of its trials with the interval that covers it with 95 %, and its rate.
///
/// Bencher takes a `latency` for nanoseconds, and a `throughput` for operations a second.
/// Source: https://bencher.dev/docs/reference/bencher-metric-format/
package enum BencherExport: ExportFormat {
    package static let name = "bmf"
    package static let ending = "json"
    package static let summary = "Bencher Metric Format: bencher run --adapter json"

    private struct Metric: Encodable {
        let value: Double
        var lowerValue: Double?
        var upperValue: Double?
    }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        var metrics: [String: [String: Metric]] = [:]
        for source in sources {
            for (place, finding) in source.findings.enumerated() {
                for engine in try source.engines(of: finding, at: place) { metrics[engine.name] = measures(of: engine) }
            }
        }
        try sink.write(ExportJSON().text(metrics) + "\n")
    }

    private static func measures(of engine: ExportEngine) -> [String: Metric] {
        var measures: [String: Metric] = [:]
        let interval = engine.medianInterval
        measures["latency"] = engine.summary.medianNanosecondsPerOperation.map {
            Metric(value: $0, lowerValue: interval?.lowerBound, upperValue: interval?.upperBound)
        }
        measures["throughput"] = engine.summary.operationsPerSecond.map { Metric(value: $0) }
        return measures
    }
}
