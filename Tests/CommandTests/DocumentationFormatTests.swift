import Foundation
import Results
import Testing

extension DocumentationTests {
    // MARK: - Formats

    @Test func `the CSV has the columns that are documented, in this order`() throws {
        let folder = try ScratchFolder()
        _ = try folder.measure("every", rounds: 1)
        let header = try folder.read("every.csv").prefix { !$0.isNewline }
        let tables = Markdown.tables(in: try Documentation.page("CSVFormat"))
        #expect(header.split(separator: ",").map(String.init) == tables.joined().map { Markdown.code($0[0]) })
    }

    @Test func `each column has the unit and the source that are documented`() throws {
        let tables = Markdown.tables(in: try Documentation.page("CSVFormat"))
        let rows = Dictionary(uniqueKeysWithValues: tables.joined().map { (Markdown.code($0[0]), $0) })
        for column in SharedColumn.all {
            let row = try #require(rows[column.name], "\(column.name)")
            #expect(row[1] == column.unit && row[2] == column.source, "\(column.name)")
        }
        for column in TrialColumn.all {
            let row = try #require(rows[column.name], "\(column.name)")
            #expect(row[1] == column.unit && row[2] == column.source, "\(column.name)")
        }
    }

    @Test func `the JSON and its documentation agree`() throws {
        let folder = try ScratchFolder()
        // Ten rounds give intervals; the second run has a refused case, and no device; the third has no files.
        try folder.measure("every", rounds: 10)
        if Documentation.hasMemoryFolder { try folder.measure("memory", rounds: 1, directory: "/dev/shm") }
        try folder.measure("talk", rounds: 1)
        let names = ["every.json", "memory.json", "talk.json"].filter(folder.has)
        try Documentation.check(
            try names.map { ($0, try folder.json($0)) },
            against: Documentation.resultRows(),
            of: "ResultFormat",
            sources: ["Results", "Analysis", "Workloads"],
            unseen: 40
        )
    }

    /// Whether the kernel writes back so little is its own affair: a case under write-back has its id, valid or not.
    @Test func `case ids and parameters have the documented keys in the documented order`() throws {
        let folder = try ScratchFolder()
        let suites = ["every", "talk", "late"]
        for suite in suites { try folder.measure(suite, rounds: 1, accepted: suite == "late" ? [0, 4] : [0]) }
        let order = try Markdown.names(inFirstColumnOf: "CaseIdentity")
        var seen: Set<String> = []
        for benchCase in try suites.flatMap({ try #require(try folder.json("\($0).json")["cases"]?.elements) }) {
            guard case .string(let id) = benchCase["id"], case .object(let members) = benchCase["parameters"] else {
                Issue.record("a case without id or parameters")
                continue
            }
            let keys = id.split(separator: "/").dropFirst().map { String($0.prefix { $0 != "=" }) }
            #expect(keys == order.filter(keys.contains), "\(id)")
            #expect(keys == members.map(\.key), "\(id)")
            seen.formUnion(keys)
        }
        #expect(seen == Set(order))
    }

    @Test func `a journal has the keys that are documented`() throws {
        let folder = try ScratchFolder()
        try folder.makeJournal(at: "killed.partial.jsonl")
        let tables = Markdown.tables(in: try Documentation.page("JournalFormat")).map {
            $0.map { Markdown.code($0[0]) }
        }
        try #require(tables.count == 3)
        let lines = try folder.read("killed.partial.jsonl").split(separator: "\n")
        for (line, keys) in zip(lines.prefix(2), tables) {
            guard case .object(let members) = try JSONValue(parsing: Array(line.utf8)) else {
                Issue.record("not an object: \(line)")
                continue
            }
            #expect(members.map(\.key) == keys)
        }
        let answer = try folder.run(["recover", "killed.partial.jsonl"])
        #expect(answer.code == 0, "\(answer.errors)")
    }
}
