import Foundation
import Results

/// Goes through results and compares their members with the rows of the documentation.
struct DocumentedMembers {
    struct Row {
        let path: String
        let type: String
        let missing: String
    }

    private let rows: [String: Row]
    private let required: [String: [String]]
    private var seen: Set<String> = []
    private(set) var problems: [String] = []

    init(_ rows: [Row]) {
        self.rows = Dictionary(rows.map { ($0.path, $0) }) { first, _ in first }
        var required: [String: [String]] = [:]
        for row in rows where row.missing == "never" {
            let parent = row.path.lastIndex(of: ".").map { String(row.path[..<$0]) } ?? ""
            let key = row.path.split(separator: ".").last.map(String.init) ?? row.path
            required[parent, default: []].append(key)
        }
        self.required = required
        if rows.count != self.rows.count { problems.append("a path is documented twice") }
    }

    /// Documented, and in no result.
    var unseen: [String] { rows.keys.filter { !seen.contains($0) }.sorted() }

    mutating func check(_ value: JSONValue, in file: String, path: String = "") {
        switch value {
        case .object(let members):
            for key in required[path] ?? [] where !members.contains(where: { $0.key == key }) {
                problems.append("\(file): \(path) has no \(key), which is documented as never missing")
            }
            for member in members { check(member, in: file, under: path) }
        case .array(let elements):
            for element in elements { check(element, in: file, path: path + "[]") }
        default: break
        }
    }

    private mutating func check(_ member: JSONValue.Member, in file: String, under parent: String) {
        let path = parent.isEmpty ? member.key : "\(parent).\(member.key)"
        guard let row = rows[path] else {
            problems.append("\(file): \(path) is not documented")
            return
        }
        seen.insert(path)
        if !Self.fits(member.value, row.type) { problems.append("\(file): \(path) is not \(row.type)") }
        check(member.value, in: file, path: path)
    }

    private static func fits(_ value: JSONValue, _ type: String) -> Bool {
        if type.hasSuffix(" or null") { return value == .null || fits(value, String(type.dropLast(8))) }
        if type.hasPrefix("array of ") {
            return value.elements?.allSatisfy { fits($0, String(type.dropFirst(9))) } ?? false
        }
        return switch (value, type) {
        case (.object, "object"), (.array, "array"), (.string, "text"), (.bool, "boolean"): true
        case (.integer, "integer"), (.unsigned, "integer"): true
        case (.integer, "number"), (.unsigned, "number"), (.real, "number"): true
        default: false
        }
    }
}
