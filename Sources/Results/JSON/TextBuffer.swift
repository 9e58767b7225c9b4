import Workloads

/// The bytes of a text under construction: JSON and CSV are made in it and passed on in pieces.
struct TextBuffer {
    /// A piece is passed on when it has this many bytes.
    static let pieceBytes = 64 << 10

    private(set) var bytes: [UInt8] = []

    /// Passes what has gathered to the sink, if it is enough or `always`.
    mutating func flush(to sink: inout some ByteSink & ~Copyable, always: Bool = false) throws {
        guard always ? !bytes.isEmpty : bytes.count >= Self.pieceBytes else { return }
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    mutating func append(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// The shortest digits that read back as the same number; `missing` for NaN and infinity, which JSON does not have.
    mutating func append(_ value: Double, missing: String) {
        append(value.isFinite ? value.description : missing)
    }

    /// `0x` and 16 hexadecimal digits.
    mutating func append(digest: UInt64) {
        append("0x")
        for shift in stride(from: 60, through: 0, by: -4) {
            append(Self.hexadecimal[Int(digest >> UInt64(shift) & 15)])
        }
    }

    /// A JSON string, with its quotes: what JSON demands is escaped, and what a terminal would not show (``PrintableText``).
    mutating func append(quoted text: String) {
        guard text.utf8.contains(where: { $0 >= 0x7f }) else { return append(string: text) }
        var part = TextBuffer()
        part.append(string: text)
        append(PrintableText.escaped(json: String(decoding: part.bytes, as: UTF8.self)))
    }

    private mutating func append(string text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            case 0..<0x20:
                append("\\u00")
                append(Self.hexadecimal[Int(byte >> 4)])
                append(Self.hexadecimal[Int(byte & 15)])
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// A cell as a JSON value: null, a number or a string.
    mutating func append(json cell: TrialColumn.Cell) {
        switch cell {
        case .none: append("null")
        case .integer(let value): append(value)
        case .real(let value): append(value, missing: "null")
        case .text(let text): append(quoted: text)
        case .digest(let value):
            append(UInt8(ascii: "\""))
            append(digest: value)
            append(UInt8(ascii: "\""))
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
