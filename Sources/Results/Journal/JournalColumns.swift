/// The columns that a journal's trials have: those of the version that wrote it.
package struct JournalColumns: Sendable {
    /// Their names, in the order of the cells.
    package let names: [String]
    /// For each cell the column it goes to; nil for one that a newer version added.
    let columns: [TrialColumn?]

    /// The columns of this version.
    package static let current = JournalColumns(known: TrialColumn.all.map(\.name))

    /// Those of them that this version knows, in their order.
    package var known: [TrialColumn] { columns.compactMap(\.self) }

    private init(known names: [String]) {
        self.names = names
        columns = names.map(TrialColumn.named)
    }

    /// The columns of these names: unknown ones are passed over, and missing ones stay nil.
    ///
    /// - Throws: ``ResultError`` when a name occurs twice, or one without which a trial says nothing is missing.
    package init(names: [String]) throws(ResultError) {
        guard Set(names).count == names.count else { throw ResultError("a name occurs twice", at: "columns") }
        for name in ["round", "position", "status"] where !names.contains(name) {
            throw ResultError("\"\(name)\" is missing", at: "columns")
        }
        self.init(known: names)
    }

    /// Reads the cells of one trial, up to and with the closing bracket of their array.
    func trial(_ parser: inout JSONParser, engines: Int) throws(ResultError) -> JournalRound.Entry {
        var trial = Trial(round: 0, position: 0, status: .failed)
        var engine = 0
        var place = -1
        try parser.array { (parser) throws(ResultError) in
            defer { place += 1 }
            if place < 0 {
                _ = parser.peek()
                let start = parser.position
                engine = try parser.count()
                guard engine < engines else { throw parser.failure("engine \(engine) of \(engines)", at: start) }
                return
            }
            guard place < columns.count else { throw parser.failure("more cells than the \(columns.count) columns") }
            guard let column = columns[place] else {
                _ = try parser.skip()
                return
            }
            _ = parser.peek()
            let start = parser.position
            guard column.set(try parser.cell(of: column), in: &trial) else {
                throw parser.failure("\(column.name) can't be this", at: start)
            }
        }
        guard place == columns.count else {
            throw parser.failure("\(max(0, place)) cells for \(columns.count) columns")
        }
        return JournalRound.Entry(engine: engine, trial: trial)
    }
}
