extension JSONParser {
    /// Reads a whole number that is not negative.
    mutating func count() throws(ResultError) -> Int {
        _ = peek()
        let start = position
        guard case .integer(let value) = try number(), value >= 0 else {
            throw failure("expected a whole number of 0 or more", at: start)
        }
        return value
    }

    /// The largest figure of a trial, 2^53: 104 days in nanoseconds, 8 PiB. Sums over a trial's figures can't overflow then.
    private static var mostFigure: Int { 1 << 53 }

    /// Reads the value of a column: null, or what its kind demands. Nothing that a trial holds can be negative.
    mutating func cell(of column: TrialColumn) throws(ResultError) -> TrialColumn.Cell {
        let next = peek()
        let start = position
        switch (next, column.kind) {
        case (UInt8(ascii: "n"), _):
            try word("null")
            return .none
        case (UInt8(ascii: "\""), .text): return .text(try string())
        case (UInt8(ascii: "\""), .digest):
            let text = try string()
            guard text.utf8.count == 18, text.hasPrefix("0x"), let value = UInt64(text.dropFirst(2), radix: 16) else {
                throw failure("'\(text)' is not a digest (0x and 16 hexadecimal digits)", at: start)
            }
            return .digest(value)
        case (_, .integer):
            guard let next, next != UInt8(ascii: "\""), case .integer(let value) = try number() else {
                throw failure("\(column.name) has to be a whole number", at: start)
            }
            guard value >= 0 else { throw failure("\(column.name) is negative", at: start) }
            guard value <= Self.mostFigure else { throw failure("\(column.name) is above 2^53", at: start) }
            return .integer(value)
        case (_, .real):
            guard let next, next != UInt8(ascii: "\"") else {
                throw failure("\(column.name) has to be a number", at: start)
            }
            let value: Double =
                switch try number() {
                case .integer(let value): Double(value)
                case .unsigned(let value): Double(value)
                case .real(let value): value
                }
            guard value >= 0 else { throw failure("\(column.name) is negative", at: start) }
            guard value <= Double(Self.mostFigure) else { throw failure("\(column.name) is above 2^53", at: start) }
            return .real(value)
        default: throw failure("\(column.name) has to be a string", at: start)
        }
    }
}
