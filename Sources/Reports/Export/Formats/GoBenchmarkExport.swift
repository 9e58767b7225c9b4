import Analysis
package import Results
import Workloads

/// The text of `go test -bench`: a line for each trial, from which benchstat takes its samples.
///
/// Keys above the lines split benchstat's tables, so that only those stand there without which figures are not comparable.
/// Source: golang.org/x/perf, benchfmt (the Go benchmark data format) and benchunit.
package enum GoBenchmarkExport: ExportFormat {
    package static let name = "go"
    package static let ending = "txt"
    package static let summary = "text of go test -bench: benchstat"

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        for source in sources {
            try sink.write(head(of: source))
            for (place, finding) in source.findings.enumerated() {
                for engine in try source.engines(of: finding, at: place) {
                    try sink.write(engine.trials.map { line(of: $0, engine) }.joined())
                }
            }
        }
    }

    private static func head(of source: ExportSource) -> String {
        let environment = source.header.environment
        let architectures = ["x86_64": "amd64", "aarch64": "arm64"]
        let facts: [(String, String?)] = [
            ("goos", "linux"), ("goarch", environment.kernel.architecture.map { architectures[$0] ?? $0 }),
            ("pkg", "faultline/\(source.header.suite)"), ("cpu", environment.cpu.model),
        ]
        // A line that begins with no letter is no key, and no benchmark.
        let note = "# \(source.name): started \(source.header.started), seed \(source.header.seed)"
        return facts.compactMap { key, value in value.map { "\(key): \(PrintableText.line($0))\n" } }.joined()
            + PrintableText.line(note) + "\n"
    }

    private static func line(of trial: Trial, _ engine: ExportEngine) -> String {
        let metric = trial.metricNanosecondsPerOperation ?? 0
        var values = ["\(metric) \(engine.isLatency ? "p99-ns/op" : "ns/op")"]
        if !engine.isLatency, let bytes = trial.bytes, let operations = trial.operations, operations > 0 {
            values.append("\(Double(bytes) / Double(operations) * 1e3 / metric) MB/s")
        }
        let counters: [(Counter, String)] = [
            (.syscalls, "syscalls/op"), (.minorFaults, "minor-faults/op"), (.majorFaults, "major-faults/op"),
        ]
        for (counter, unit) in counters {
            if let value = trial.perOperation(counter) { values.append("\(value) \(unit)") }
        }
        return "\(name(of: engine)) \(trial.operations ?? 1) \(values.joined(separator: " "))\n"
    }

    /// All parameters are keys of one name, which benchstat can put in rows and columns (`-col /engine`); behind it stands GOMAXPROCS,
    /// which is the number of threads here.
    private static func name(of engine: ExportEngine) -> String {
        let name =
            "BenchmarkFaultline/workload=\(PrintableText.line(engine.name))-\(engine.benchCase.conditions.threads)"
        return name.split(whereSeparator: \.isWhitespace).joined(separator: "_")
    }
}
