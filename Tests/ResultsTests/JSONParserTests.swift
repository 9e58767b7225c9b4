import Testing

@testable import Results

@Suite struct JSONParserTests {
    @Test func `every kind of value is read`() throws {
        let value = try JSONValue(parsing: Array(#" {"a":[null,true,false,0,-7,1.5,"x"],"b":{}} "#.utf8))
        #expect(
            value["a"]
                == .array([.null, .bool(true), .bool(false), .integer(0), .integer(-7), .real(1.5), .string("x")])
        )
        #expect(value["b"] == .object([]))
    }

    @Test(arguments: [
        ("9223372036854775807", JSONValue.integer(.max)), ("-9223372036854775807", .integer(-.max)),
        ("18446744073709551615", .unsigned(.max)), ("1e3", .real(1000)), ("1E-2", .real(0.01)), ("-0.0", .real(-0.0)),
        ("123456789012345678901234567890", .real(1.2345678901234568e29)), ("5e-324", .real(.leastNonzeroMagnitude)),
        ("1.7976931348623157e308", .real(.greatestFiniteMagnitude)), ("0.1", .real(0.1)), ("1e-400", .real(0)),
        ("0.30000000000000004", .real(0.30000000000000004)),
    ])
    func `numbers keep their value`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test func `doubles read back as they were written`() throws {
        var generator = Generator(state: 1)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            var text = TextBuffer()
            text.append(value, missing: "null")
            guard case .real(let read) = try JSONValue(parsing: text.bytes) else {
                Issue.record("\(value) was read as another kind")
                continue
            }
            #expect(read.bitPattern == value.bitPattern)
        }
    }

    @Test func `strings read back as they were written`() throws {
        for text in ["", "plain", "\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}", "\u{e9}\u{2028}\u{1F600}", "\\u0041"] {
            var buffer = TextBuffer()
            buffer.append(quoted: text)
            #expect(try JSONValue(parsing: buffer.bytes) == .string(text))
        }
        #expect(
            try JSONValue(parsing: Array(#""\u00e9\ud83d\ude00\/\b\f""#.utf8)) == .string("\u{e9}\u{1F600}/\u{8}\u{c}")
        )
    }

    @Test(arguments: [
        "", " ", "nul", "truex", "NaN", "Infinity", "-", "-x", "01", "1.", ".5", "1e", "1e+", "+1", "1e999", "0x10",
        "[1,]", "[1 2]",
        "[", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "'a'", "\"", "\"\\\"", "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\u{1}\"", "\"a\nb\"", "1 1", "{}]",
        "\u{feff}1",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: ResultError.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(throws: ResultError.self) {
            var parser = JSONParser(Array(text.utf8))
            _ = try parser.skip()
            try parser.finish()
        }
    }

    @Test(
        arguments: [
            [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xe2, 0x82, 0x22],
        ] as [[UInt8]]
    )
    func `strings that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: ResultError.self) { try JSONValue(parsing: bytes) }
    }

    @Test func `nesting has a limit`() throws {
        let allowed = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONValue(parsing: Array(allowed.utf8))
        #expect(throws: ResultError.self) { try JSONValue(parsing: Array("[\(allowed)]".utf8)) }
        #expect(throws: ResultError.self) {
            try JSONValue(parsing: Array(repeating: UInt8(ascii: "["), count: 1_000_000))
        }
    }

    @Test func `an error says line and column`() {
        let error = #expect(throws: ResultError.self) {
            try JSONValue(parsing: Array("{\n  \"a\": 1,\n  \"a\": 2}".utf8))
        }
        #expect(error?.description == "line 3 column 3: key \"a\" occurs twice")
    }
}
