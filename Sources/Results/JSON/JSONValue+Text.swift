extension TextBuffer {
    /// The columns within which a value stands on one line.
    private static let lineColumns = 110

    /// Writes a value on one line.
    mutating func append(compact value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(value)
        case .unsigned(let value): append("\(value)")
        case .real(let value): append(value, missing: "null")
        case .string(let text): append(quoted: text)
        case .array(let elements):
            append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { append(", ") }
                append(compact: element)
            }
            append("]")
        case .object(let members):
            append("{")
            for (index, member) in members.enumerated() {
                if index > 0 { append(", ") }
                append(quoted: member.key)
                append(": ")
                append(compact: member.value)
            }
            append("}")
        }
    }

    /// Writes a value to be read by people: on one line where it fits, else a line for each part.
    mutating func append(pretty value: JSONValue, indent: Int) {
        var line = TextBuffer()
        line.append(compact: value)
        guard indent + line.bytes.count > Self.lineColumns else { return append(line.bytes) }
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch value {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                append(index == 0 ? "[\n\(inner)" : ",\n\(inner)")
                append(pretty: element, indent: indent + 2)
            }
            append("\n\(outer)]")
        case .object(let members):
            for (index, member) in members.enumerated() {
                append(index == 0 ? "{\n\(inner)" : ",\n\(inner)")
                append(quoted: member.key)
                append(": ")
                append(pretty: member.value, indent: indent + 2)
            }
            append("\n\(outer)}")
        default: append(line.bytes)
        }
    }
}
