import Foundation
import Results
import Testing

/// Where the documents and the binary are.
enum Documentation {
    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let binary = ProcessInfo.processInfo.environment["FAULTLINE_BINARY"] ?? root + "/.build/release/faultline"

    static var hasBinary: Bool { FileManager.default.isExecutableFile(atPath: binary) }

    /// Files in memory, where a cold case is refused. A container's /dev/shm may have less than the binary wants to be free.
    static var hasMemoryFolder: Bool {
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: "/dev/shm")
        return (facts?[.systemFreeSize] as? NSNumber).map { $0.int64Value > 300 << 20 } ?? false
    }

    static func text(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

    /// A page of the DocC catalog.
    static func page(_ name: String) throws -> String {
        try text("Sources/faultline/Documentation.docc/\(name).md")
    }

    static func csvColumns() throws -> [String] { try Markdown.names(inFirstColumnOf: "CSVFormat") }

    /// The members of a result by path: ResultFormat.md, with the columns of CSVFormat.md and the keys of CaseIdentity.md.
    static func resultRows() throws -> [DocumentedMembers.Row] {
        let members = try Markdown.tables(in: page("ResultFormat")).flatMap(rows)
        let columns = try csvColumns().drop { $0 != "round" }.map {
            DocumentedMembers.Row(path: "cases[].engines[].trials.\($0)", type: "array", missing: "never")
        }
        let parameters = try Markdown.names(inFirstColumnOf: "CaseIdentity").map {
            DocumentedMembers.Row(path: "cases[].parameters.\($0)", type: "text", missing: "where it does not apply")
        }
        return members + columns + parameters
    }

    /// The members that a table of paths, types and what is missing documents.
    static func rows(_ table: [[String]]) -> [DocumentedMembers.Row] {
        table.map { DocumentedMembers.Row(path: Markdown.code($0[0]), type: $0[1], missing: $0[3]) }
    }

    /// Holds results against the rows of a page; what they did not show has to be a name in the sources at least.
    static func check(
        _ documents: [(name: String, value: JSONValue)],
        against rows: [DocumentedMembers.Row],
        of page: String,
        sources modules: [String],
        unseen most: Int
    ) throws {
        var members = DocumentedMembers(rows)
        for document in documents { members.check(document.value, in: document.name) }
        #expect(members.problems.isEmpty, "\(members.problems.joined(separator: "\n"))")
        let sources = try sources(of: modules)
        for path in members.unseen {
            let key = path.split(separator: ".").last.map(String.init) ?? path
            let name = Words.camelCase(key)
            let isNamed = ["= \"\(key)\"", "var \(name):", "let \(name):", "case \(name)\n"].contains {
                sources.contains($0)
            }
            #expect(isNamed, "\(page).md: \(path) is nowhere in the sources")
        }
        #expect(members.unseen.count < most, "too few members were seen: \(members.unseen)")
    }

    /// The text of all sources of some modules.
    static func sources(of modules: [String]) throws -> String {
        try modules.flatMap { module in
            let folder = "Sources/\(module)"
            return try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").filter {
                $0.hasSuffix(".swift")
            }
            .map { try text("\(folder)/\($0)") }
        }.joined()
    }
}
