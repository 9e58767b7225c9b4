import Workloads

/// The tidy CSV of a result: one row a trial, RFC 4180, UTF-8, empty where a value does not apply.
package struct ResultCSV {
    private let suite: String
    private var text = TextBuffer()

    /// The names of the columns, in order.
    package static let columns = ["suite", "case", "workload", "engine"] + TrialColumn.all.map(\.name)

    /// Starts a table; nothing is written yet.
    package init(suite: String) {
        self.suite = suite
        text.append(Self.columns.joined(separator: ","))
        text.append("\r\n")
    }

    /// Writes the rows of a case.
    package mutating func append(_ result: CaseResult, to sink: inout some ByteSink & ~Copyable) throws {
        let benchCase = result.benchCase
        for (engine, table) in zip(benchCase.engines, result.tables) {
            var lead = TextBuffer()
            for field in [suite, benchCase.id, benchCase.workload, engine.description] {
                lead.append(field: field)
                lead.append(UInt8(ascii: ","))
            }
            for row in 0..<table.count {
                text.append(lead.bytes)
                for column in TrialColumn.all.indices {
                    if column > 0 { text.append(UInt8(ascii: ",")) }
                    text.append(csv: table.cell(row: row, column: column))
                }
                text.append("\r\n")
                try text.flush(to: &sink)
            }
        }
    }

    /// Writes what is left.
    package mutating func finish(to sink: inout some ByteSink & ~Copyable) throws {
        try text.flush(to: &sink, always: true)
    }
}

extension TextBuffer {
    /// A CSV field with a text.
    mutating func append(field text: String) { append(CSVField.text(text)) }

    fileprivate mutating func append(csv cell: TrialColumn.Cell) {
        switch cell {
        case .none: break
        case .integer(let value): append(value)
        case .real(let value): append(value, missing: "")
        case .text(let text): append(field: text)
        case .digest(let value): append(digest: value)
        }
    }
}
