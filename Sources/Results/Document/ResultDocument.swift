package import Workloads

/// A result file, read and checked.
///
/// Comparisons, summaries and warnings in it are not read: they follow from the trials, and are made again.
package struct ResultDocument: Sendable {
    /// What ran, where, and with which settings.
    package let header: ResultHeader
    /// How the run ended.
    package let footer: ResultFooter
    /// The cases with their trials, in the header's order.
    package let cases: [CaseResult]
    /// The columns that the file lists, as far as they are known here; all of this version where it lists none.
    package let columns: [TrialColumn]

    /// The members of the document that make up the header, in the order in which they are written.
    static let headerKeys = [
        "schema", "tool", "started", "suite", "arguments", "seed", "settings", "environment", "calibration",
    ]

    /// Reads a whole file.
    ///
    /// - Throws: ``ResultError`` in one line, with the place: broken JSON, a schema that is not known here, a missing or
    ///   wrong member, columns of unequal length, a wrong type, a negative number, an unknown status, an engine that is
    ///   not the case's, a round that an engine has twice, a case that occurs twice.
    /// - Parameter registry: the engines that are known; another one is kept with the name that it has in the file.
    package init(parsing bytes: [UInt8], engines registry: EngineRegistry) throws(ResultError) {
        guard !bytes.isEmpty else { throw ResultError("empty: not a result") }
        var parser = JSONParser(bytes)
        var parts: [String: Range<Int>] = [:]
        var readings: [ResultDocumentCase] = []
        try parser.object { (key, parser) throws(ResultError) in
            guard key == "cases" else {
                parts[key] = try parser.skip()
                if key == "schema" { try Self.checkSchema(bytes, in: parts[key]) }
                return
            }
            guard parts["schema"] != nil else { throw parser.failure("\"cases\" before \"schema\"") }
            try parser.array { (parser) throws(ResultError) in
                let place = "cases[\(readings.count)]"
                do throws(ResultError) {
                    readings.append(try ResultDocumentCase(&parser))
                } catch {
                    throw error.within(place)
                }
            }
        }
        try parser.finish()
        try Self.checkSchema(bytes, in: parts["schema"])
        columns = Self.columns(bytes, in: parts["columns"]) ?? TrialColumn.all
        guard let run = parts["run"] else { throw ResultError("\"run\" is missing") }
        footer = try JSONCoding.decode(ResultFooter.self, from: bytes[run], as: "run")
        header = try JSONCoding.decode(ResultHeader.self, from: Self.header(parts, readings, of: bytes), as: "header")
        try header.checkBounds()
        cases = try Self.results(readings, of: header, registry)
    }

    /// The known ones among the columns that the document lists; nil where it has no such list.
    private static func columns(_ bytes: [UInt8], in range: Range<Int>?) -> [TrialColumn]? {
        guard let range else { return nil }
        var parser = JSONParser(bytes, in: range)
        var names: [String] = []
        do throws(ResultError) {
            try parser.array { (parser) throws(ResultError) in names.append(try parser.string()) }
        } catch {
            return nil
        }
        return names.compactMap(TrialColumn.named)
    }

    private static func checkSchema(_ bytes: [UInt8], in range: Range<Int>?) throws(ResultError) {
        guard let range else { throw ResultError("\"schema\" is missing: not a Faultline result") }
        var parser = JSONParser(bytes, in: range)
        try ResultSchema.check(try parser.string())
    }

    /// Puts the header's bytes together from where they stand in the document.
    private static func header(_ parts: [String: Range<Int>], _ cases: [ResultDocumentCase], of bytes: [UInt8])
        -> [UInt8]
    {
        var text = TextBuffer()
        text.append("{\"cases\":[")
        for (index, reading) in cases.enumerated() {
            if index > 0 { text.append(",") }
            text.append(Array(bytes[reading.workload]))
        }
        text.append("]")
        for key in headerKeys {
            guard let range = parts[key] else { continue }
            text.append(",\"\(key)\":")
            text.append(Array(bytes[range]))
        }
        text.append("}")
        return text.bytes
    }

    private static func results(
        _ readings: [ResultDocumentCase],
        of header: ResultHeader,
        _ registry: EngineRegistry
    ) throws(ResultError) -> [CaseResult] {
        var seen: Set<String> = []
        var results: [CaseResult] = []
        for (index, (reading, record)) in zip(readings, header.cases).enumerated() {
            let place = "cases[\(index)]"
            let benchCase = try Case(record, registry, at: "\(place).workload")
            guard reading.id == benchCase.id else {
                throw ResultError("id '\(reading.id)' does not follow from its workload ('\(benchCase.id)')", at: place)
            }
            guard seen.insert(reading.id).inserted else {
                throw ResultError("case '\(reading.id)' occurs twice", at: place)
            }
            let engines = benchCase.engines.map(\.description)
            guard reading.engines.map(\.name) == engines else {
                throw ResultError(
                    "engines are not those of its workload (\(engines.joined(separator: ", ")))",
                    at: place
                )
            }
            var result = CaseResult(benchCase)
            result.tables = reading.engines.map(\.table)
            results.append(result)
        }
        return results
    }
}
