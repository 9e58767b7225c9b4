/// A case of a result file as it stands there, before it is held against the header.
struct ResultDocumentCase {
    private(set) var id = ""
    /// Where the case's own description stands in the file.
    private(set) var workload = 0..<0
    private(set) var engines: [(name: String, table: TrialTable)] = []

    init(_ parser: inout JSONParser) throws(ResultError) {
        var id: String?
        var workload: Range<Int>?
        var engines: [(name: String, table: TrialTable)]?
        try parser.object { (key, parser) throws(ResultError) in
            switch key {
            case "id": id = try parser.string()
            case "workload": workload = try parser.skip()
            case "engines":
                var list: [(name: String, table: TrialTable)] = []
                try parser.array { (parser) throws(ResultError) in
                    let place = "engines[\(list.count)]"
                    do throws(ResultError) {
                        list.append(try Self.engine(&parser))
                    } catch {
                        throw error.within(place)
                    }
                }
                engines = list
            default: _ = try parser.skip()
            }
        }
        guard let id else { throw parser.failure("\"id\" is missing") }
        guard let workload else { throw parser.failure("\"workload\" is missing") }
        guard let engines else { throw parser.failure("\"engines\" is missing") }
        self.id = id
        self.workload = workload
        self.engines = engines
    }

    private static func engine(_ parser: inout JSONParser) throws(ResultError) -> (name: String, table: TrialTable) {
        var name: String?
        var table: TrialTable?
        try parser.object { (key, parser) throws(ResultError) in
            switch key {
            case "engine": name = try parser.string()
            case "trials": table = try trials(&parser)
            default: _ = try parser.skip()
            }
        }
        guard let name else { throw parser.failure("\"engine\" is missing") }
        guard let table else { throw parser.failure("\"trials\" is missing") }
        return (name, table)
    }

    private static func trials(_ parser: inout JSONParser) throws(ResultError) -> TrialTable {
        var columns: [(column: TrialColumn, cells: [TrialColumn.Cell])] = []
        var length: Int?
        try parser.object { (key, parser) throws(ResultError) in
            var cells: [TrialColumn.Cell] = []
            let known = TrialColumn.named(key)
            var count = 0
            try parser.array { (parser) throws(ResultError) in
                count += 1
                if let known { cells.append(try parser.cell(of: known)) } else { _ = try parser.skip() }
            }
            guard count == length ?? count else {
                throw parser.failure("column \(key) has \(count) values, the one before it \(length ?? 0)")
            }
            length = count
            if let known { columns.append((known, cells)) }
        }
        for name in ["round", "position", "status"] where !columns.contains(where: { $0.column.name == name }) {
            throw parser.failure("column \(name) is missing")
        }
        return try table(columns, count: length ?? 0, at: parser)
    }

    private static func table(
        _ columns: [(column: TrialColumn, cells: [TrialColumn.Cell])],
        count: Int,
        at parser: JSONParser
    ) throws(ResultError) -> TrialTable {
        var table = TrialTable(capacity: count)
        var rounds: Set<Int> = []
        for row in 0..<count {
            var trial = Trial(round: 0, position: 0, status: .failed)
            for (column, cells) in columns {
                guard column.set(cells[row], in: &trial) else {
                    throw parser.failure("trial \(row): \(column.name) can't be '\(cells[row])'")
                }
            }
            guard rounds.insert(trial.round).inserted else { throw parser.failure("round \(trial.round) occurs twice") }
            table.append(trial)
        }
        return table
    }
}
