import Analysis
package import Results
import Statistics
import Workloads

/// JSON as google/benchmark writes it with repetitions: a row for each trial, then mean, median, deviation and their ratio.
///
/// Source: google/benchmark, src/json_reporter.cc. Bencher's adapter needs `context.caches`.
package enum GoogleBenchmarkExport: ExportFormat {
    package static let name = "google-benchmark"
    package static let ending = "json"
    package static let summary = "JSON of google/benchmark: compare.py, Bencher"

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        var json = ExportJSON()
        for source in sources {
            try sink.write("{\"context\":\(try json.text(context(of: source))),\n\"benchmarks\":[")
            for (family, finding) in source.findings.enumerated() {
                for (place, engine) in try source.engines(of: finding, at: family).enumerated() {
                    for row in rows(of: engine, family, place) { try json.element(row, to: &sink) }
                }
            }
            try sink.write("\n]}\n")
        }
    }

    private static func context(of source: ExportSource) -> GoogleBenchmarkContext {
        let environment = source.header.environment
        return GoogleBenchmarkContext(
            date: source.header.started,
            numCpus: environment.cpu.onlineCount,
            loadAvg: [environment.load.oneMinute, environment.load.fiveMinutes, environment.load.fifteenMinutes]
                .compactMap(\.self),
            libraryVersion: "faultline \(source.header.tool.version)",
            libraryBuildType: source.header.tool.build,
            suite: source.header.suite,
            seed: "\(source.header.seed)",
            machine: environment.fingerprint,
            revision: source.header.revision
        )
    }

    private static func rows(of engine: ExportEngine, _ family: Int, _ place: Int) -> [GoogleBenchmarkRow] {
        let trials = engine.trials.enumerated().map { index, trial in
            var row = row(of: engine, family, place)
            let metric = trial.metricNanosecondsPerOperation ?? 0
            row.repetitionIndex = index
            row.iterations = trial.operations ?? 0
            row.realTime = metric
            row.cpuTime = trial.cpuNanosecondsPerOperation
            let rate = engine.isLatency ? trial.achievedPerSecond : 1e9 / metric
            row.itemsPerSecond = rate
            if let bytes = trial.bytes, let operations = trial.operations, operations > 0 {
                row.bytesPerSecond = rate.map { $0 * Double(bytes) / Double(operations) }
            }
            row.minorFaultsPerOp = trial.perOperation(.minorFaults)
            row.majorFaultsPerOp = trial.perOperation(.majorFaults)
            row.syscallsPerOp = trial.perOperation(.syscalls)
            return row
        }
        guard trials.count > 1 else { return trials }
        return trials + aggregates(of: engine, row(of: engine, family, place))
    }

    private static func aggregates(of engine: ExportEngine, _ row: GoogleBenchmarkRow) -> [GoogleBenchmarkRow] {
        let real = engine.metrics
        let cpu = engine.trials.compactMap(\.cpuNanosecondsPerOperation)
        let deviation = { (values: [Double]) in ExportEngine.deviation(values) ?? 0 }
        let figures: [(name: String, of: ([Double]) -> Double)] = [
            ("mean", ExportEngine.mean), ("median", { median($0) ?? 0 }), ("stddev", deviation),
            // A trial may be too short for any CPU time.
            ("cv", { ExportEngine.mean($0) > 0 ? deviation($0) / ExportEngine.mean($0) : 0 }),
        ]
        return figures.map { name, figure in
            var row = row
            row.name += "_\(name)"
            row.runType = "aggregate"
            row.aggregateName = name
            row.aggregateUnit = name == "cv" ? "percentage" : "time"
            row.iterations = real.count
            row.realTime = figure(real)
            row.cpuTime = cpu.count == real.count ? figure(cpu) : nil
            return row
        }
    }

    private static func row(of engine: ExportEngine, _ family: Int, _ place: Int) -> GoogleBenchmarkRow {
        GoogleBenchmarkRow(
            name: engine.name,
            familyIndex: family,
            perFamilyInstanceIndex: place,
            runName: engine.name,
            repetitions: engine.trials.count,
            threads: engine.benchCase.conditions.threads,
            iterations: 0,
            realTime: 0,
            label: engine.isLatency ? "p99 of the latency" : nil
        )
    }
}
