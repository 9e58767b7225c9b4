import Workloads

/// The JSON document of a result, written case by case so that one case at a time has to be in memory.
package struct ResultJSON {
    /// A case with what was found out about it.
    package struct Entry {
        /// The case with its trials.
        package var result: CaseResult
        /// Each engine against the baseline.
        package var comparisons: [Comparison]
        /// What each engine did, in figures; made by Analysis, and not read back.
        package var summaries: [any Encodable]
        /// The case's chief cost, in a phrase.
        package var chiefCost: String?
        /// What a reader of the figures has to know, a sentence each.
        package var warnings: [String]

        /// Makes an entry.
        package init(
            _ result: CaseResult,
            comparisons: [Comparison] = [],
            summaries: [any Encodable] = [],
            chiefCost: String? = nil,
            warnings: [String] = []
        ) {
            self.result = result
            self.comparisons = comparisons
            self.summaries = summaries
            self.chiefCost = chiefCost
            self.warnings = warnings
        }
    }

    private var text = TextBuffer()
    private var cases = 0
    private let columns: [TrialColumn.Placed]

    /// Starts a document; nothing is written yet.
    ///
    /// - Parameter columns: those that it has: of a journal of an earlier version, that version's.
    /// - Throws: ``ResultError`` when header or footer hold a number that JSON does not have.
    package init(
        header: ResultHeader,
        footer: ResultFooter,
        columns: [TrialColumn] = TrialColumn.all
    ) throws(ResultError) {
        self.columns = TrialColumn.placed(columns)
        var facts = header
        facts.cases = []
        let value = try JSONCoding.value(of: facts, as: "header")
        text.append("{")
        for (index, key) in ResultDocument.headerKeys.enumerated() {
            // A run without calibration says so; what later versions added is left out.
            guard let part = value[key] ?? (key == "calibration" ? .null : nil) else { continue }
            member(key, part, first: index == 0)
        }
        member("run", try JSONCoding.value(of: footer, as: "run"))
        member("columns", .array(columns.map { .string($0.name) }))
        text.append(",\n  \"cases\": [")
    }

    private mutating func member(_ key: String, _ value: JSONValue, indent: Int = 2, first: Bool = false) {
        text.append(first ? "\n" : ",\n")
        text.append(String(repeating: " ", count: indent))
        text.append(quoted: key)
        text.append(": ")
        text.append(pretty: value, indent: indent)
    }

    /// Writes the next case; cases have to come in the header's order.
    package mutating func append(_ entry: Entry, to sink: inout some ByteSink & ~Copyable) throws {
        let benchCase = entry.result.benchCase
        text.append(cases == 0 ? "\n    {" : ",\n    {")
        cases += 1
        member("id", .string(benchCase.id), indent: 6, first: true)
        let parameters = benchCase.parameters.map { JSONValue.Member(key: $0.key, value: .string($0.value)) }
        member("parameters", .object(parameters), indent: 6)
        member("workload", try JSONCoding.value(of: benchCase.record, as: benchCase.id), indent: 6)
        text.append(",\n      \"engines\": [")
        for (index, table) in entry.result.tables.enumerated() where index < benchCase.engines.count {
            text.append(index == 0 ? "\n" : ",\n")
            try append(table, of: benchCase.engines[index].description, to: &sink)
        }
        text.append("\n      ]")
        member("comparisons", .array(try values(entry.comparisons, of: benchCase)), indent: 6)
        member("summaries", .array(try values(entry.summaries, of: benchCase)), indent: 6)
        member("chief_cost", entry.chiefCost.map(JSONValue.string) ?? .null, indent: 6)
        member("warnings", .array(entry.warnings.map(JSONValue.string)), indent: 6)
        text.append("\n    }")
        try text.flush(to: &sink)
    }

    private func values(_ parts: [any Encodable], of benchCase: Case) throws(ResultError) -> [JSONValue] {
        var values: [JSONValue] = []
        for part in parts { values.append(try JSONCoding.value(of: part, as: benchCase.id)) }
        return values
    }

    /// The table of one engine, each column on one line.
    private mutating func append(
        _ table: TrialTable,
        of engine: String,
        to sink: inout some ByteSink & ~Copyable
    ) throws {
        text.append("        {\n          \"engine\": ")
        text.append(quoted: engine)
        text.append(",\n          \"trials\": {")
        for (index, column) in columns.enumerated() {
            text.append(index == 0 ? "\n            " : ",\n            ")
            text.append(quoted: column.name)
            text.append(": [")
            for row in 0..<table.count {
                if row > 0 { text.append(",") }
                text.append(json: table.cell(row: row, column: column.place))
                // A column of histograms is long.
                try text.flush(to: &sink)
            }
            text.append("]")
            try text.flush(to: &sink)
        }
        text.append("\n          }\n        }")
    }

    /// Writes the end of the document.
    package mutating func finish(to sink: inout some ByteSink & ~Copyable) throws {
        text.append(cases == 0 ? "]\n}\n" : "\n  ]\n}\n")
        try text.flush(to: &sink, always: true)
    }

    /// Writes a whole document: `entry` is called once for each case of the header, in turn.
    package static func write(
        header: ResultHeader,
        footer: ResultFooter,
        columns: [TrialColumn] = TrialColumn.all,
        to sink: inout some ByteSink & ~Copyable,
        entry: (Int) throws -> Entry
    ) throws {
        var document = try ResultJSON(header: header, footer: footer, columns: columns)
        for index in header.cases.indices { try document.append(try entry(index), to: &sink) }
        try document.finish(to: &sink)
    }
}
