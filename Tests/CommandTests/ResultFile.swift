import Foundation
import Testing

/// A JSON value, as a reader without knowledge of the schema finds it.
indirect enum JSON: Decodable, Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    subscript(_ key: String) -> JSON {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    var list: [JSON] { if case .list(let list) = self { list } else { [] } }
    var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
}

/// A result document, read by Foundation alone.
struct ResultFile {
    let root: JSON

    init(text: String) throws { root = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

    /// One engine of one case.
    struct Engine {
        let caseID: String
        let workload: String
        let name: String
        let trials: JSON

        /// A column's values, in the order of the rounds.
        func column(_ name: String) -> [JSON] { trials[name].list }
        /// A column of numbers; nil where a value does not apply.
        func numbers(_ name: String) -> [Double?] { column(name).map(\.number) }
        /// A column of texts.
        func texts(_ name: String) -> [String?] { column(name).map(\.text) }
        /// True where every trial is valid.
        var isValid: Bool { !texts("status").isEmpty && texts("status").allSatisfy { $0 == "valid" } }
    }

    /// Every engine of every case, in order.
    var engines: [Engine] {
        root["cases"].list.flatMap { benchCase in
            benchCase["engines"].list.map {
                Engine(
                    caseID: benchCase["id"].text ?? "",
                    workload: benchCase["workload"]["workload"].text ?? "",
                    name: $0["engine"].text ?? "",
                    trials: $0["trials"]
                )
            }
        }
    }

    /// The engines of one workload.
    func engines(of workload: String) -> [Engine] { engines.filter { $0.workload == workload } }

    /// True where there are trials, and every one is valid.
    var isValid: Bool { !engines.isEmpty && engines.allSatisfy(\.isValid) }

    /// True where a trial is invalid: its precondition did not hold, or not to the end.
    var isDisturbed: Bool { engines.contains { $0.texts("status").contains("invalid") } }

    /// The reasons of all trials that are not valid.
    var reasons: [String] { engines.flatMap { $0.texts("reason") }.compactMap { $0 } }

    /// The columns' names, as the document lists them.
    var columns: [String] { root["columns"].list.compactMap(\.text) }
}

/// A strict reader of RFC 4180: CRLF after every row, quotes doubled, as many fields in each row as in the header.
struct CSV {
    let header: [String]
    let rows: [[String]]

    init(_ text: String) throws {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var bytes = Array(text.unicodeScalars)[...]
        while let next = bytes.popFirst() {
            switch (next, isQuoted) {
            case ("\"", true) where bytes.first == "\"":
                field.append("\"")
                bytes.removeFirst()
            case ("\"", true): isQuoted = false
            case ("\"", false):
                try #require(field.isEmpty, "a quote inside a field that is not quoted")
                isQuoted = true
            case (",", false):
                row.append(field)
                field = ""
            case ("\r", false):
                let next = bytes.popFirst()
                try #require(next == "\n", "a CR without its LF")
                rows.append(row + [field])
                (row, field) = ([], "")
            case ("\n", false): Issue.record("a LF without its CR")
            default: field.unicodeScalars.append(next)
            }
        }
        try #require(row.isEmpty && field.isEmpty && !isQuoted, "the last row has no line end")
        header = try #require(rows.first)
        self.rows = Array(rows.dropFirst())
        for row in self.rows { #expect(row.count == header.count) }
    }

    /// The value of a row in a column.
    func value(_ row: [String], _ name: String) -> String? { header.firstIndex(of: name).map { row[$0] } }
}
