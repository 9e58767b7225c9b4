package import Results

/// The CSV of a result as this version writes it, whatever version measured: one row a trial. Of several results it is one table.
package enum CSVExport: ExportFormat {
    package static let name = "csv"
    package static let ending = "csv"
    package static let summary = "CSV of one row a trial: pandas, DuckDB, R"
    package static let takesSeveral = true
    package static let showsRefusals = true

    package static func omissions(_ sources: [ExportSource]) -> [String] { [] }

    package static func write(_ sources: [ExportSource], to sink: inout some ByteSink & ~Copyable) throws {
        for (number, source) in sources.enumerated() {
            var table =
                number == 0
                ? ResultCSV(source.header, result: source.name)
                : ResultCSV(continuing: source.header, result: source.name)
            for place in source.findings.indices { try table.append(source.result(at: place), to: &sink) }
            try table.finish(to: &sink)
        }
    }
}
