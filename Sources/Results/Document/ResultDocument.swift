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
        "schema", "tool", "started", "suite", "revision", "arguments", "seed", "settings", "environment", "calibration",
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
        let members = parts.mapValues { Array(bytes[$0]) }
        (header, footer) = try Self.frame(members, workloads: readings.map { Array(bytes[$0.workload]) })
        columns = Self.columns(bytes, in: parts["columns"]) ?? TrialColumn.all
        cases = try Self.results(readings, of: header, registry)
    }

    /// What a document says beside its trials, from the bytes of its members and of each case's description.
    static func frame(
        _ members: [String: [UInt8]],
        workloads: [[UInt8]]
    ) throws(ResultError) -> (header: ResultHeader, footer: ResultFooter) {
        try checkSchema(members["schema"] ?? [], in: members["schema"]?.indices)
        guard let run = members["run"] else { throw ResultError("\"run\" is missing") }
        let footer = try JSONCoding.decode(ResultFooter.self, from: run, as: "run")
        let header = try JSONCoding.decode(ResultHeader.self, from: header(members, workloads), as: "header")
        try header.checkBounds()
        return (header, footer)
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
    private static func header(_ members: [String: [UInt8]], _ workloads: [[UInt8]]) -> [UInt8] {
        var text = TextBuffer()
        text.append("{\"cases\":[")
        for (index, workload) in workloads.enumerated() {
            if index > 0 { text.append(",") }
            text.append(workload)
        }
        text.append("]")
        for key in headerKeys {
            guard let value = members[key] else { continue }
            text.append(",\"\(key)\":")
            text.append(value)
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
            let result = try result(reading, record, registry, at: place)
            guard seen.insert(reading.id).inserted else {
                throw ResultError("case '\(reading.id)' occurs twice", at: place)
            }
            results.append(result)
        }
        return results
    }

    /// A case, held against its own description.
    static func result(
        _ reading: ResultDocumentCase,
        _ record: CaseRecord,
        _ registry: EngineRegistry,
        at place: String
    ) throws(ResultError) -> CaseResult {
        let benchCase = try Case(record, registry, at: "\(place).workload")
        guard reading.id == benchCase.id else {
            throw ResultError("id '\(reading.id)' does not follow from its workload ('\(benchCase.id)')", at: place)
        }
        let engines = benchCase.engines.map(\.description)
        guard reading.engines.map(\.name) == engines else {
            throw ResultError("engines are not those of its workload (\(engines.joined(separator: ", ")))", at: place)
        }
        var result = CaseResult(benchCase)
        result.tables = reading.engines.map(\.table)
        return result
    }
}
