import Workloads

/// A round of a case, as the journal has it.
package struct JournalRound: Hashable, Sendable {
    /// The trial of one engine.
    package struct Entry: Hashable, Sendable {
        /// The engine's place in the case.
        package let engine: Int
        /// Its trial.
        package let trial: Trial
    }

    /// The case's place in the header.
    package let caseIndex: Int
    /// The round, from 0.
    package let round: Int
    /// A trial for each engine that took part.
    package let entries: [Entry]
}

/// A line of a journal, read.
package enum JournalEntry: Sendable {
    /// The first line.
    case header(ResultHeader, JournalColumns)
    /// A round.
    case round(JournalRound)
    /// The last line.
    case footer(ResultFooter)

    /// Reads the first line, or a part of an array that holds it.
    ///
    /// - Throws: ``ResultError`` with what is wrong and where.
    package static func header(
        parsing bytes: [UInt8],
        in range: Range<Int>? = nil
    ) throws(ResultError) -> (header: ResultHeader, columns: JournalColumns) {
        var parser = JSONParser(bytes, in: range)
        var version: Int?
        var header: Range<Int>?
        var names: [String] = []
        try parser.object { (key, parser) throws(ResultError) in
            switch key {
            case "faultline_journal": version = try parser.count()
            case "header": header = try parser.skip()
            case "columns": try parser.array { (parser) throws(ResultError) in names.append(try parser.string()) }
            default: _ = try parser.skip()
            }
        }
        try parser.finish()
        guard let version, let header else {
            throw ResultError("not the first line of a Faultline journal", at: "line 1")
        }
        guard version == JournalLine.version else {
            throw ResultError(
                "journal version \(version) is not one that this faultline reads (\(JournalLine.version))"
            )
        }
        try ResultSchema.check(header: bytes, in: header, firstLine: 1)
        let columns = try JournalColumns(names: names)
        let known = try JSONCoding.decode(ResultHeader.self, from: bytes[header], as: "header")
        try known.checkBounds()
        return (known, columns)
    }

    /// Reads a line after the first, or a part of an array that holds it.
    ///
    /// - Throws: ``ResultError`` with what is wrong and where: broken JSON, an unknown case or engine, a wrong type, a
    ///   negative number, an unknown status, a wrong number of cells.
    package init(
        parsing bytes: [UInt8],
        in range: Range<Int>? = nil,
        of header: ResultHeader,
        columns: JournalColumns,
        line: Int
    ) throws(ResultError) {
        var parser = JSONParser(bytes, in: range, firstLine: line)
        var reading = RoundReading()
        var footer: Range<Int>?
        try parser.object { (key, parser) throws(ResultError) in
            switch key {
            case "case": reading.caseIndex = try parser.count()
            case "round": reading.round = try parser.count()
            case "trials": try reading.trials(&parser, header: header, columns: columns)
            case "footer": footer = try parser.skip()
            default: _ = try parser.skip()
            }
        }
        try parser.finish()
        if let footer {
            self = .footer(try JSONCoding.decode(ResultFooter.self, from: bytes[footer], as: "footer"))
        } else {
            self = .round(try reading.result(line: line))
        }
    }
}

/// The parts of a round's line as they come.
private struct RoundReading {
    var caseIndex: Int?
    var round: Int?
    var entries: [JournalRound.Entry] = []

    mutating func trials(
        _ parser: inout JSONParser,
        header: ResultHeader,
        columns: JournalColumns
    ) throws(ResultError) {
        guard let caseIndex else { throw parser.failure("\"trials\" before \"case\"") }
        guard caseIndex < header.cases.count else { throw parser.failure("case \(caseIndex) of \(header.cases.count)") }
        let engines = header.cases[caseIndex].engines.count
        var entries = self.entries
        try parser.array { (parser) throws(ResultError) in
            let entry = try columns.trial(&parser, engines: engines)
            guard !entries.contains(where: { $0.engine == entry.engine }) else {
                throw parser.failure("engine \(entry.engine) occurs twice")
            }
            entries.append(entry)
        }
        self.entries = entries
    }

    func result(line: Int) throws(ResultError) -> JournalRound {
        guard let caseIndex, let round else { throw ResultError("neither a round nor a footer", at: "line \(line)") }
        guard entries.allSatisfy({ $0.trial.round == round }) else {
            throw ResultError("a trial of another round than \(round)", at: "line \(line)")
        }
        return JournalRound(caseIndex: caseIndex, round: round, entries: entries)
    }
}
