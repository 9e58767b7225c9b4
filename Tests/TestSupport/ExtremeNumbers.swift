/// Documents in which a number is replaced by one that nobody expects.
package enum ExtremeNumbers {
    /// What a number becomes, in JSON and YAML.
    package static let values = [
        "0", "-1", "1", "2147483648", "9007199254740992", "4611686018427387904", "9223372036854775807",
        "18446744073709551615", "1e308",
        "-1e308", "NaN",
    ]

    /// A changed document, and what was changed in it.
    package struct Document: Sendable {
        /// The key or the cell, and what it has become.
        package let change: String
        /// The text.
        package let text: String
    }

    /// A JSON document once for the first number of each key (or, `everyCell`, for each number of an array without keys) and each
    /// value.
    package static func documents(from text: String, everyCell: Bool = false) -> [Document] {
        let bytes = Array(text.utf8)
        var seen: Set<String> = []
        var key = ""
        var cell = 0
        var place = 0
        var found: [Document] = []
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\"") {
                let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count - 1
                let name = String(decoding: bytes[place + 1..<end], as: UTF8.self)
                place = end + 1
                if place < bytes.count, bytes[place] == UInt8(ascii: ":") { (key, cell) = (name, 0) }
                continue
            }
            guard isNumber(bytes[place]), place == 0 || !isWord(bytes[place - 1]) else {
                place += 1
                continue
            }
            let end = bytes[place...].firstIndex { !isNumber($0) && !isWord($0) } ?? bytes.count
            cell += 1
            let name = everyCell ? "\(key)[\(cell)]" : key
            if seen.insert(name).inserted {
                for value in values {
                    let changed = bytes[..<place] + Array(value.utf8) + bytes[end...]
                    found.append(Document(change: "\(name) = \(value)", text: String(decoding: changed, as: UTF8.self)))
                }
            }
            place = end
        }
        return found
    }

    /// A text of lines once for each number in it and each value: for YAML, whose numbers have units.
    package static func texts(from text: String) -> [Document] {
        let bytes = Array(text.utf8)
        var place = 0
        var found: [Document] = []
        while place < bytes.count {
            let end = bytes[place...].firstIndex { !($0 >= 0x30 && $0 <= 0x39) } ?? bytes.count
            if end > place {
                for value in values {
                    let changed = bytes[..<place] + Array(value.utf8) + bytes[end...]
                    found.append(
                        Document(change: "byte \(place) = \(value)", text: String(decoding: changed, as: UTF8.self))
                    )
                }
            }
            place = max(end, place + 1)
        }
        return found
    }

    private static func isNumber(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    private static func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "_")
    }
}
