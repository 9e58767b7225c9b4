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
        var columns: [Int: TrialTable.Column] = [:]
        var length: Int?
        try parser.object { (key, parser) throws(ResultError) in
            var count = 0
            if let place = TrialColumn.all.firstIndex(where: { $0.name == key }) {
                let column = try column(TrialColumn.all[place], &parser, capacity: length ?? 0)
                count = column.count
                columns[place] = column
            } else {
                try parser.array { (parser) throws(ResultError) in
                    count += 1
                    _ = try parser.skip()
                }
            }
            guard count == length ?? count else {
                throw parser.failure("column \(key) has \(count) values, the one before it \(length ?? 0)")
            }
            length = count
        }
        for name in ["round", "position", "status"]
        where !columns.keys.contains(where: { TrialColumn.all[$0].name == name }) {
            throw parser.failure("column \(name) is missing")
        }
        let table = TrialTable(columns: columns, count: length ?? 0)
        if let round = table.repeatedRound { throw parser.failure("round \(round) occurs twice") }
        return table
    }

    /// Reads a column; those without which a trial is none have a value in every row.
    private static func column(
        _ column: TrialColumn,
        _ parser: inout JSONParser,
        capacity: Int
    ) throws(ResultError) -> TrialTable.Column {
        var cells = TrialTable.Column(capacity: capacity)
        let isStatus = column.name == "status"
        let isRequired = isStatus || column.name == "round" || column.name == "position"
        try parser.array { (parser) throws(ResultError) in
            _ = parser.peek()
            let start = parser.position
            let cell = try parser.cell(of: column)
            switch cell {
            case .none where isRequired: throw parser.failure("\(column.name) can't be null", at: start)
            case .text(let text) where isStatus && TrialStatus(rawValue: text) == nil:
                throw parser.failure("status can't be '\(text)'", at: start)
            default: cells.append(cell)
            }
        }
        return cells
    }
}
