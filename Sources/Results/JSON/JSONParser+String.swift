extension JSONParser {
    /// Reads a string.
    package mutating func string() throws(ResultError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw failure("expected a string, found \(found())") }
        position += 1
        let start = position
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return try text(bytes[start..<position - 1], start: start)
            case UInt8(ascii: "\\"): return try escapedString(start: start)
            case 0..<0x20: throw failure("a control character in a string")
            default: position += 1
            }
        }
        throw failure("a string without an end", at: start - 1)
    }

    private func text(_ utf8: some Sequence<UInt8>, start: Int) throws(ResultError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw failure("a string that is not UTF-8", at: start - 1)
        }
        return text
    }

    /// The rest of a string from its first escape on.
    private mutating func escapedString(start: Int) throws(ResultError) -> String {
        var plain = Array(bytes[start..<position])
        while position < end {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(plain, start: start)
            case UInt8(ascii: "\\"): try escape(into: &plain)
            case 0..<0x20: throw failure("a control character in a string", at: position - 1)
            default: plain.append(byte)
            }
        }
        throw failure("a string without an end", at: start - 1)
    }

    private mutating func escape(into plain: inout [UInt8]) throws(ResultError) {
        guard position < end else { throw failure("an escape without an end") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(byte)
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "f"): plain.append(0x0c)
        case UInt8(ascii: "n"): plain.append(0x0a)
        case UInt8(ascii: "r"): plain.append(0x0d)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "u"): plain.append(contentsOf: UTF8.encode(try scalar()) ?? .init())
        default: throw failure("an unknown escape", at: position - 2)
        }
    }

    /// The scalar of `\uXXXX`, of which `\u` has been read, or of a surrogate pair.
    private mutating func scalar() throws(ResultError) -> Unicode.Scalar {
        let start = position - 2
        let high = try fourHexadecimalDigits()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard (0xd800..<0xdc00).contains(high), position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw failure("half of a surrogate pair", at: start) }
        position += 2
        let low = try fourHexadecimalDigits()
        guard (0xdc00..<0xe000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00))
        else { throw failure("half of a surrogate pair", at: start) }
        return scalar
    }

    private mutating func fourHexadecimalDigits() throws(ResultError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < end, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw failure("expected 4 hexadecimal digits, found \(found())")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
