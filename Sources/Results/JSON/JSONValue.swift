/// A JSON value in memory, its keys in the order in which they stand: for the small parts of a document.
package enum JSONValue: Equatable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A whole number above Int.max.
    case unsigned(UInt64)
    /// A number with a fraction or an exponent.
    case real(Double)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object([Member])

    /// A key and its value.
    package struct Member: Equatable, Sendable {
        /// The key.
        package let key: String
        /// Its value.
        package let value: JSONValue
    }

    /// Reads a whole document.
    package init(parsing bytes: [UInt8]) throws(ResultError) {
        var parser = JSONParser(bytes)
        self = try parser.value()
        try parser.finish()
    }

    /// The value of a key; nil if this is no object or has no such key.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The elements; nil if this is no array.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }
}

extension JSONParser {
    /// Reads any value.
    package mutating func value() throws(ResultError) -> JSONValue {
        switch peek() {
        case UInt8(ascii: "{"):
            var members: [JSONValue.Member] = []
            try object { (key, parser) throws(ResultError) in
                members.append(JSONValue.Member(key: key, value: try parser.value()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            try array { (parser) throws(ResultError) in elements.append(try parser.value()) }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default:
            switch try number() {
            case .integer(let value): return .integer(value)
            case .unsigned(let value): return .unsigned(value)
            case .real(let value): return .real(value)
            }
        }
    }
}
