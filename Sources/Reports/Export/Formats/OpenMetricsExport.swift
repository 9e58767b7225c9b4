import Analysis
import FoundationEssentials
package import Results
import Workloads

/// OpenMetrics 1.0: gauges with the case, the workload and the engine as labels, for a gateway or a textfile collector.
///
/// All families are gauges: node_exporter's textfile collector reads the older Prometheus format, which has no other type for them.
/// There are no timestamps, which that collector refuses. Source: OpenMetrics 1.0, text format.
package enum OpenMetricsExport: ExportFormat {
    package static let name = "openmetrics"
    package static let ending = "prom"
    package static let summary = "OpenMetrics: Prometheus' textfile collector, gateways"
    package static let showsRefusals = true

    package static func omissions(_ sources: [ExportSource]) -> [String] { [] }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        for source in sources {
            let families = run(of: source) + figures(of: source.engines) + pairs(of: source.engines)
            for family in families { try sink.write(family.text) }
        }
        try sink.write("# EOF\n")
    }

    private static func run(of source: ExportSource) -> [MetricFamily] {
        let header = source.header
        var info = MetricFamily("faultline_run_info", "The run that the samples come from.")
        info.add(
            1,
            [
                ("suite", header.suite), ("result", source.name), ("machine", header.environment.fingerprint),
                ("version", header.tool.version), ("ended", source.footer.ended), ("revision", header.revision ?? ""),
            ]
        )
        var start = MetricFamily("faultline_run_start_time_seconds", unit: "seconds", "When the run started.")
        start.add(try? Date(header.started, strategy: .iso8601).timeIntervalSince1970, [])
        var elapsed = MetricFamily("faultline_run_elapsed_seconds", unit: "seconds", "How long the run took.")
        elapsed.add(source.footer.elapsedSeconds, [])
        return [info, start, elapsed]
    }

    private static func figures(of engines: [ExportEngine]) -> [MetricFamily] {
        var times = MetricFamily(
            "faultline_operation_time_seconds",
            unit: "seconds",
            "The time of one operation over the valid trials."
        )
        var latencies = MetricFamily(
            "faultline_latency_p99_seconds",
            unit: "seconds",
            "Open loops: the 99th percentile of the latency over the valid trials."
        )
        var operations = MetricFamily("faultline_operations_per_second", "Operations a second, at the median.")
        var bytes = MetricFamily("faultline_bytes_per_second", "Bytes asked for a second, at the median.")
        var trials = MetricFamily("faultline_trials", "Trials by what became of them.")
        for engine in engines {
            let labels = labels(of: engine)
            let summary = engine.summary
            let figures: [(String, Double?)] = [
                ("median", summary.medianNanosecondsPerOperation), ("mad", summary.madNanosecondsPerOperation),
                ("min", summary.minNanosecondsPerOperation), ("max", summary.maxNanosecondsPerOperation),
            ]
            for (name, value) in figures {
                let labels = labels + [("statistic", name)]
                if engine.isLatency {
                    latencies.add(value.map { $0 / 1e9 }, labels)
                } else {
                    times.add(value.map { $0 / 1e9 }, labels)
                }
            }
            operations.add(summary.operationsPerSecond, labels)
            bytes.add(summary.bytesPerSecond, labels)
            let statuses = summary.statuses
            let counts = [
                ("valid", statuses.valid), ("invalid", statuses.invalid), ("refused", statuses.refused),
                ("failed", statuses.failed), ("not-reached", statuses.notReached ?? 0),
            ]
            for (status, count) in counts { trials.add(Double(count), labels + [("status", status)]) }
        }
        return [times, latencies, operations, bytes, trials]
    }

    private static func pairs(of engines: [ExportEngine]) -> [MetricFamily] {
        var ratios = MetricFamily(
            "faultline_engine_ratio",
            unit: "ratio",
            "The engine over the baseline in the same rounds, with its interval: below 1 it is faster."
        )
        var verdicts = MetricFamily("faultline_verdict", "1 of the verdict on the engine.")
        for engine in engines {
            guard let pair = engine.pair else { continue }
            let labels = labels(of: engine) + [("baseline", pair.baseline)]
            for (bound, value) in [("median", pair.ratio), ("lower", pair.lower), ("upper", pair.upper)] {
                ratios.add(value, labels + [("bound", bound)])
            }
            verdicts.add(1, labels + [("verdict", pair.verdict.rawValue)])
        }
        return [ratios, verdicts]
    }

    private static func labels(of engine: ExportEngine) -> [(String, String)] {
        [
            ("case", engine.benchCase.id), ("workload", engine.benchCase.workload), ("engine", engine.summary.engine),
        ]
    }
}
