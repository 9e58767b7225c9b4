/// The lines of a journal (`NAME.partial.jsonl`), each with its line end.
///
/// The journal is what a run leaves behind at every moment, even if it is killed: a header, a line for each round of each
/// case as it ends, and a footer. Lines are only ever appended.
package enum JournalLine {
    /// The journal's version: the form of its lines. What they hold is the matter of ``ResultHeader/schema``.
    package static let version = 1
    /// The first bytes of every journal.
    package static let signature = "{\"faultline_journal\":"

    /// The first line: header, and the names of the columns in the order of every trial's cells.
    ///
    /// - Throws: ``ResultError`` when the header holds a number that JSON does not have.
    package static func header(_ header: ResultHeader) throws(ResultError) -> [UInt8] {
        var text = TextBuffer()
        text.append("\(signature)\(version),\"header\":")
        text.append(try JSONCoding.encode(header, as: "header"))
        text.append(",\"columns\":[")
        for (index, column) in TrialColumn.all.enumerated() {
            if index > 0 { text.append(",") }
            text.append(quoted: column.name)
        }
        text.append("]}\n")
        return text.bytes
    }

    /// A round of a case: the trial of each engine, by the engine's place in the case.
    package static func round(case benchCase: Int, round: Int, trials: [(engine: Int, trial: Trial)]) -> [UInt8] {
        var text = TextBuffer()
        text.append("{\"case\":\(benchCase),\"round\":\(round),\"trials\":[")
        for (index, entry) in trials.enumerated() {
            text.append(index == 0 ? "[" : ",[")
            text.append(entry.engine)
            for column in TrialColumn.all {
                text.append(",")
                text.append(json: column.cell(of: entry.trial))
            }
            text.append("]")
        }
        text.append("]}\n")
        return text.bytes
    }

    /// The last line.
    ///
    /// - Throws: ``ResultError`` when the footer holds a number that JSON does not have.
    package static func footer(_ footer: ResultFooter) throws(ResultError) -> [UInt8] {
        var text = TextBuffer()
        text.append("{\"footer\":")
        text.append(try JSONCoding.encode(footer, as: "footer"))
        text.append("}\n")
        return text.bytes
    }
}
