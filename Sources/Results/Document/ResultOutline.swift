/// Finds where the members of a result document lie, and the cases in it, in pieces that come one after the other: a large file is
/// never in memory as a whole.
///
/// It knows strings, brackets and commas. What a range holds is ``JSONParser``'s to check, which reads each by itself.
struct ResultOutline {
    private enum Phase { case start, key, colon, value, end }

    /// The members of the document, in their order; `cases` is one of them.
    private(set) var members: [(key: [UInt8], range: Range<Int>)] = []
    /// The cases.
    private(set) var cases: [Range<Int>] = []

    private var phase = Phase.start
    private var place = 0
    private var key: [UInt8] = []
    private var valueStart = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isInCases = false
    private var caseStart = 0
    /// True where something stands since ``caseStart``, or where cases have ended.
    private var hasContent = false

    private static let casesKey = Array("cases".utf8)

    /// Takes the next bytes.
    mutating func read(_ bytes: [UInt8]) throws(ResultError) {
        for byte in bytes {
            if isInString { takeInString(byte) } else { try take(byte) }
            place += 1
        }
    }

    /// Makes sure that the document has ended.
    func finish() throws(ResultError) { guard phase == .end else { throw failure } }

    private var failure: ResultError { ResultError("not a whole JSON object", at: "byte \(place + 1)") }

    private mutating func takeInString(_ byte: UInt8) {
        let isKey = depth == 1 && phase == .key
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if isKey { phase = .colon }
            return
        }
        if isKey { key.append(byte) }
    }

    private mutating func take(_ byte: UInt8) throws(ResultError) {
        switch byte {
        case 0x20, 0x09, 0x0a, 0x0d: return
        case UInt8(ascii: "\""): try beginString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try open(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"): try close(byte)
        case UInt8(ascii: ",") where depth == 1: try endMember(next: .key)
        case UInt8(ascii: ",") where depth == 2 && isInCases: endCase()
        case UInt8(ascii: ":") where depth == 1:
            guard phase == .colon else { throw failure }
            (phase, valueStart, hasContent) = (.value, place + 1, false)
        default: try content()
        }
    }

    /// Something that belongs to a value.
    private mutating func content() throws(ResultError) {
        guard depth > 0, depth > 1 || phase == .value else { throw failure }
        if depth == 1, key == Self.casesKey { throw failure }
        hasContent = true
    }

    private mutating func beginString() throws(ResultError) {
        if depth == 1, phase == .key { key = [] } else { try content() }
        isInString = true
    }

    private mutating func open(_ byte: UInt8) throws(ResultError) {
        if depth == 0 {
            guard phase == .start, byte == UInt8(ascii: "{") else { throw failure }
            phase = .key
        } else if depth == 1, key == Self.casesKey, phase == .value, byte == UInt8(ascii: "["), !hasContent {
            (isInCases, caseStart) = (true, place + 1)
        } else {
            try content()
        }
        depth += 1
    }

    private mutating func close(_ byte: UInt8) throws(ResultError) {
        if depth == 2, isInCases {
            guard byte == UInt8(ascii: "]") else { throw failure }
            if hasContent || !cases.isEmpty { endCase() }
            (isInCases, hasContent) = (false, true)
        } else if depth == 1 {
            guard byte == UInt8(ascii: "}") else { throw failure }
            try endMember(next: .end)
        } else if depth == 0 {
            throw failure
        }
        depth -= 1
    }

    private mutating func endMember(next: Phase) throws(ResultError) {
        guard phase == .value, hasContent else { throw failure }
        members.append((key, valueStart..<place))
        (phase, hasContent) = (next, false)
    }

    private mutating func endCase() {
        cases.append(caseStart..<place)
        (caseStart, hasContent) = (place + 1, false)
    }
}
