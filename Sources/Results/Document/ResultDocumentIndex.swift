package import Workloads

/// A large result file, of which one case at a time is in memory: where its cases lie, and what stands beside them.
package struct ResultDocumentIndex: Sendable {
    /// What ran, where, and with which settings.
    package let header: ResultHeader
    /// How the run ended.
    package let footer: ResultFooter
    private let cases: [Range<Int>]
    private let registry: EngineRegistry
    private let bytes: @Sendable (Range<Int>) throws -> [UInt8]

    private static let pieceBytes = 256 << 10

    /// Goes once through a file.
    ///
    /// - Parameters:
    ///   - size: of the file, in bytes.
    ///   - registry: the engines that are known.
    ///   - bytes: reads a part of it.
    /// - Throws: ``ResultError`` for a file that is no result or is damaged, or what `bytes` throws.
    package init(
        size: Int,
        engines registry: EngineRegistry,
        reading bytes: @escaping @Sendable (Range<Int>) throws -> [UInt8]
    ) throws {
        var outline = ResultOutline()
        for start in stride(from: 0, to: size, by: Self.pieceBytes) {
            try outline.read(bytes(start..<min(size, start + Self.pieceBytes)))
        }
        try outline.finish()
        var members: [String: [UInt8]] = [:]
        for (key, range) in outline.members {
            var name = JSONParser([UInt8(ascii: "\"")] + key + [UInt8(ascii: "\"")])
            let text = try name.string()
            if text == "cases" {
                guard members["schema"] != nil else { throw ResultError("\"cases\" before \"schema\"") }
                continue
            }
            let value = try bytes(range)
            var parser = JSONParser(value)
            _ = try parser.skip()
            try parser.finish()
            guard members.updateValue(value, forKey: text) == nil else {
                throw ResultError("key \"\(text)\" occurs twice")
            }
        }
        let workloads = try outline.cases.enumerated().map { index, range in
            try Self.workload(bytes(range), at: "cases[\(index)]")
        }
        (header, footer) = try ResultDocument.frame(members, workloads: workloads)
        cases = outline.cases
        self.registry = registry
        self.bytes = bytes
        var seen: Set<String> = []
        for (index, record) in header.cases.enumerated() {
            let id = try Case(record, registry, at: "cases[\(index)].workload").id
            guard seen.insert(id).inserted else {
                throw ResultError("case '\(id)' occurs twice", at: "cases[\(index)]")
            }
        }
    }

    /// Reads the trials of one case.
    package func load(_ index: Int) throws -> CaseResult {
        let place = "cases[\(index)]"
        var parser = JSONParser(try bytes(cases[index]))
        do throws(ResultError) {
            let reading = try ResultDocumentCase(&parser)
            try parser.finish()
            return try ResultDocument.result(reading, header.cases[index], registry, at: "workload")
        } catch {
            throw error.within(place)
        }
    }

    /// A case's own description, and a strict look at the rest of it.
    private static func workload(_ bytes: [UInt8], at place: String) throws(ResultError) -> [UInt8] {
        var parser = JSONParser(bytes)
        var workload: Range<Int>?
        do throws(ResultError) {
            try parser.object { (key, parser) throws(ResultError) in
                let range = try parser.skip()
                if key == "workload" { workload = range }
            }
            try parser.finish()
        } catch {
            throw error.within(place)
        }
        guard let workload else { throw ResultError("\"workload\" is missing", at: place) }
        return Array(bytes[workload])
    }
}
