import Analysis
package import Results
import Workloads

/// A CSV for Apache Otava: a row for each result, in the order of their starts, a column of medians for each engine of each case.
///
/// Otava reads a number in every row of a column: a column has to be in every result. Source: Apache Otava, otava/importer.py.
package enum OtavaExport: ExportFormat {
    package static let name = "otava"
    package static let ending = "csv"
    package static let summary = "CSV of one row a result, for Apache Otava"
    package static let takesSeveral = true

    private static let leading = ["time", "commit", "result", "suite", "machine"]

    package static func omissions(_ sources: [ExportSource]) -> [String] {
        let invalid = sources.flatMap { $0.findings.flatMap { ExportOmission.all(of: $0) } }
        let kept = Set(metrics(of: sources))
        var gaps: [String] = []
        for name in sources.flatMap({ names(of: $0) }) where !kept.contains(name) {
            let gap = "\(name): not in every result"
            if !gaps.contains(gap) { gaps.append(gap) }
        }
        return invalid + gaps
    }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        let metrics = metrics(of: sources)
        try sink.write((leading + metrics).map(CSVField.text).joined(separator: ",") + "\r\n")
        for source in sources.sorted(by: { $0.header.started < $1.header.started }) {
            let header = source.header
            let facts = [
                header.started, header.revision ?? "", source.name, header.suite, header.environment.fingerprint,
            ]
            let medians = medians(of: source)
            let figures = metrics.map { medians[$0].map(\.description) ?? "" }
            try sink.write((facts.map(CSVField.text) + figures).joined(separator: ",") + "\r\n")
        }
    }

    /// The columns that every result has, in the order of the first.
    private static func metrics(of sources: [ExportSource]) -> [String] {
        guard let first = sources.first else { return [] }
        let others = sources.dropFirst().map { Set(names(of: $0)) }
        return names(of: first).filter { name in others.allSatisfy { $0.contains(name) } }
    }

    private static func names(of source: ExportSource) -> [String] {
        source.engines.filter(\.hasFigure).map(\.name)
    }

    private static func medians(of source: ExportSource) -> [String: Double] {
        source.engines.reduce(into: [:]) { $0[$1.name] = $1.summary.medianNanosecondsPerOperation }
    }
}
