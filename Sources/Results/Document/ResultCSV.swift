import Workloads

/// The tidy CSV of a result: one row a trial, RFC 4180, UTF-8, empty where a value does not apply.
package struct ResultCSV {
    private let suite: String
    private let run: ResultRun
    private var text = TextBuffer()
    private let columns: [TrialColumn.Placed]
    private let shared: [SharedColumn]

    /// The names of the columns of this version, in order.
    package static let columns = leading + TrialColumn.all.map(\.name) + SharedColumn.all.map(\.name)
    private static let leading = ["suite", "case", "workload", "engine"]
    /// The column of trials that came together with those of case and run.
    private static let withShared = "outcome"

    /// Starts a table; nothing is written yet.
    ///
    /// - Parameters:
    ///   - result: the name of the result's file, without folder and ending; nil where it has none.
    ///   - columns: those of the trials: of a journal of an earlier version, that version's, and its table is as that version made it.
    package init(_ header: ResultHeader, result: String?, columns: [TrialColumn] = TrialColumn.all) {
        suite = header.suite
        run = ResultRun(header, result: result)
        self.columns = TrialColumn.placed(columns)
        shared = columns.contains { $0.name == Self.withShared } ? SharedColumn.all : []
        text.append((Self.leading + columns.map(\.name) + shared.map(\.name)).joined(separator: ","))
        text.append("\r\n")
    }

    /// Goes on with the rows of another result.
    package init(continuing header: ResultHeader, result: String?) {
        self.init(header, result: result)
        text = TextBuffer()
    }

    /// Writes the rows of a case.
    package mutating func append(_ result: CaseResult, to sink: inout some ByteSink & ~Copyable) throws {
        let benchCase = result.benchCase
        var end = TextBuffer()
        for column in shared {
            end.append(UInt8(ascii: ","))
            if let value = column.text(benchCase, run) { end.append(field: value) }
        }
        end.append("\r\n")
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
                text.append(end.bytes)
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
