/// A number as JSON has it: whole where it has neither fraction nor exponent and fits.
enum JSONNumber: Equatable {
    case integer(Int)
    /// Above Int.max, as a seed may be.
    case unsigned(UInt64)
    case real(Double)
}

extension JSONParser {
    // 10^22 is the largest power of ten that a Double holds exactly.
    private static let powersOfTen: [Double] = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

    /// Reads a number.
    ///
    /// A real of at most 2^53 in its digits and an exponent within ±22 is exact by one multiplication or division of
    /// two exact Doubles (Clinger, "How to read floating point numbers accurately", PLDI 1990); the rest takes the
    /// standard library's slower way.
    mutating func number() throws(ResultError) -> JSONNumber {
        _ = peek()
        let start = position
        let negative = take(UInt8(ascii: "-"))
        var digits = Digits()
        guard position < end, let first = digit(bytes[position]) else {
            throw failure("expected a value, found \(found())")
        }
        position += 1
        digits.add(first)
        if first != 0 { takeDigits(&digits) }
        if position < end, digit(bytes[position]) != nil { throw failure("a number can't start with 0", at: start) }
        var exponent = 0
        var whole = true
        if take(UInt8(ascii: ".")) {
            whole = false
            let before = position
            takeDigits(&digits)
            guard position > before else { throw failure("expected a digit, found \(found())") }
            exponent -= position - before
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            whole = false
            let negative = take(UInt8(ascii: "-"))
            if !negative { _ = take(UInt8(ascii: "+")) }
            var power = Digits()
            let before = position
            takeDigits(&power)
            guard position > before else { throw failure("expected a digit, found \(found())") }
            let size = power.overflowed ? Self.mostExponent : Int(min(power.value, UInt64(Self.mostExponent)))
            exponent += negative ? -size : size
        }
        if whole, !digits.overflowed {
            if !negative {
                return digits.value <= UInt64(Int.max) ? .integer(Int(digits.value)) : .unsigned(digits.value)
            }
            if digits.value <= UInt64(Int.max) { return .integer(-Int(digits.value)) }
        }
        return .real(try real(digits, exponent: exponent, negative: negative, start: start))
    }

    private static let mostExponent = 100_000

    private func real(_ digits: Digits, exponent: Int, negative: Bool, start: Int) throws(ResultError) -> Double {
        if !digits.overflowed, digits.value <= 1 << 53, abs(exponent) <= 22 {
            let power = Self.powersOfTen[abs(exponent)]
            let magnitude = exponent < 0 ? Double(digits.value) / power : Double(digits.value) * power
            return negative ? -magnitude : magnitude
        }
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite else {
            throw failure("a number out of range", at: start)
        }
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func takeDigits(_ digits: inout Digits) {
        while position < end, let value = digit(bytes[position]) {
            digits.add(value)
            position += 1
        }
    }

    private func digit(_ byte: UInt8) -> UInt8? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : nil
    }
}

/// Decimal digits gathered into a number, as long as it fits.
private struct Digits {
    var value: UInt64 = 0
    var overflowed = false

    mutating func add(_ digit: UInt8) {
        let (ten, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = ten.addingReportingOverflow(UInt64(digit))
        if first || second { overflowed = true }
        value = sum
    }
}
