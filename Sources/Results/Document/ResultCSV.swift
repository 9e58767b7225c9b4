import Workloads

/// The tidy CSV of a result: one row a trial, RFC 4180, UTF-8, empty where a value does not apply.
package struct ResultCSV {
    private let suite: String
    private var text = TextBuffer()
    private let columns: [TrialColumn.Placed]

    /// The names of the columns of this version, in order.
    package static let columns = leading + TrialColumn.all.map(\.name)
    private static let leading = ["suite", "case", "workload", "engine"]

    /// Starts a table; nothing is written yet.
    ///
    /// - Parameter columns: those of the trials: of a journal of an earlier version, that version's.
    package init(suite: String, columns: [TrialColumn] = TrialColumn.all) {
        self.suite = suite
        self.columns = TrialColumn.placed(columns)
        text.append((Self.leading + columns.map(\.name)).joined(separator: ","))
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
                for (index, column) in columns.enumerated() {
                    if index > 0 { text.append(UInt8(ascii: ",")) }
                    text.append(csv: table.cell(row: row, column: column.place))
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
