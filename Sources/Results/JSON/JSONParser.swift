/// A strict JSON reader (RFC 8259) that is led through a document value by value.
///
/// Nothing is built that the caller does not ask for, so that a result of many trials goes from its bytes straight into
/// its tables. Refused: invalid UTF-8, unescaped control characters, lone surrogates, a key that an object has twice,
/// numbers beyond Double, nesting deeper than ``depthLimit``, and anything after the end. It does not trap on any input.
/// Foundation's JSONDecoder takes about 7 us for a number; this takes a few tens of nanoseconds.
package struct JSONParser {
    /// The deepest nesting of objects and arrays that is read.
    package static let depthLimit = 64

    let bytes: [UInt8]
    let end: Int
    /// The line that the first byte stands in, for errors; journals are read line by line.
    let firstLine: Int
    /// The place of the next byte to be read.
    package internal(set) var position: Int
    var depth = 0

    /// A reader of these bytes, or of a part of them.
    package init(_ bytes: [UInt8], in range: Range<Int>? = nil, firstLine: Int = 1) {
        self.bytes = bytes
        let range = (range ?? bytes.indices).clamped(to: bytes.indices)
        position = range.lowerBound
        end = range.upperBound
        self.firstLine = firstLine
    }

    /// An error at the next byte, or at another place, with its line and column (counted in bytes, from 1).
    package func failure(_ problem: String, at place: Int? = nil) -> ResultError {
        let place = min(place ?? position, end)
        var line = firstLine
        var lineStart = 0
        for index in 0..<place where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        return ResultError(problem, at: "line \(line) column \(place - lineStart + 1)")
    }

    /// The next byte that is not white space; nil at the end.
    mutating func peek() -> UInt8? {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0a, 0x0d, 0x09: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Reads this byte after any white space.
    mutating func expect(_ byte: UInt8) throws(ResultError) {
        guard peek() == byte else { throw failure("expected '\(Character(Unicode.Scalar(byte)))', found \(found())") }
        position += 1
    }

    /// What stands at the next byte, for error messages.
    func found() -> String {
        guard position < end else { return "the end" }
        let byte = bytes[position]
        return (0x21...0x7e).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }

    /// Makes sure that nothing but white space is left.
    package mutating func finish() throws(ResultError) {
        guard peek() == nil else { throw failure("expected the end, found \(found())") }
    }

    /// Enters an array or an object.
    mutating func enter(_ byte: UInt8) throws(ResultError) {
        try expect(byte)
        depth += 1
        guard depth <= Self.depthLimit else { throw failure("nested deeper than \(Self.depthLimit)") }
    }

    /// Reads an array: calls `element` at the start of each value, which it has to read.
    package mutating func array(_ element: (inout JSONParser) throws(ResultError) -> Void) throws(ResultError) {
        try enter(UInt8(ascii: "["))
        if peek() == UInt8(ascii: "]") {
            position += 1
        } else {
            while true {
                try element(&self)
                if peek() == UInt8(ascii: ",") {
                    position += 1
                } else {
                    try expect(UInt8(ascii: "]"))
                    break
                }
            }
        }
        depth -= 1
    }

    /// Reads an object: calls `member` with each key at the start of its value, which it has to read.
    package mutating func object(_ member: (String, inout JSONParser) throws(ResultError) -> Void) throws(ResultError) {
        try enter(UInt8(ascii: "{"))
        if peek() == UInt8(ascii: "}") {
            position += 1
        } else {
            var keys: Set<String> = []
            while true {
                _ = peek()
                let start = position
                let key = try string()
                guard keys.insert(key).inserted else { throw failure("key \"\(key)\" occurs twice", at: start) }
                try expect(UInt8(ascii: ":"))
                try member(key, &self)
                if peek() == UInt8(ascii: ",") {
                    position += 1
                } else {
                    try expect(UInt8(ascii: "}"))
                    break
                }
            }
        }
        depth -= 1
    }

    /// Passes over a value, checking it as strictly as if it were read; returns where it stands.
    package mutating func skip() throws(ResultError) -> Range<Int> {
        let next = peek()
        let start = position
        switch next {
        case UInt8(ascii: "{"): try object { (_, parser) throws(ResultError) in _ = try parser.skip() }
        case UInt8(ascii: "["): try array { (parser) throws(ResultError) in _ = try parser.skip() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
        return start..<position
    }

    /// Reads `true`, `false` or `null`.
    mutating func word(_ word: StaticString) throws(ResultError) {
        let text = word.description
        guard position + text.utf8.count <= end, bytes[position..<position + text.utf8.count].elementsEqual(text.utf8)
        else {
            throw failure("expected a value, found \(found())")
        }
        position += text.utf8.count
    }
}
