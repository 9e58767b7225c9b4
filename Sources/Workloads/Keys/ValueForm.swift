/// How the values of one key are written: what is accepted, from text to value, and back.
struct ValueForm<Value: Sendable>: Sendable {
    /// The texts accepted, for error messages and help.
    let accepted: String
    /// Reads a text; throws ``WorkloadError`` that says what is accepted.
    let parse: @Sendable (String) throws(WorkloadError) -> Value
    /// The one spelling of a value.
    let print: @Sendable (Value) -> String
}

extension ValueForm where Value: ParameterChoice {
    /// One of a few words.
    static var choice: ValueForm {
        ValueForm(
            accepted: Value.accepted,
            parse: { (text) throws(WorkloadError) in try Value(parsing: text) },
            print: \.rawValue
        )
    }
}

extension ValueForm where Value: ParameterText {
    /// A short text, such as `zipf:1.1`.
    static var text: ValueForm {
        ValueForm(
            accepted: Value.accepted,
            parse: { (text) throws(WorkloadError) in try Value(parsing: text) },
            print: \.description
        )
    }
}

extension ValueForm where Value == Int {
    /// A whole number of a range.
    static func count(_ range: ClosedRange<Int>, accepted: String) -> ValueForm {
        ValueForm(
            accepted: accepted,
            parse: { (text) throws(WorkloadError) in
                guard let count = wholeNumber(text), range.contains(count) else {
                    throw WorkloadError("'\(text)' is not accepted", accepted: accepted)
                }
                return count
            },
            print: { "\($0)" }
        )
    }
}

extension ValueForm where Value == ByteSize {
    /// A size of any number of bytes.
    static var size: ValueForm {
        ValueForm(
            accepted: ByteSize.accepted,
            parse: { (text) throws(WorkloadError) in try ByteSize(parsing: text) },
            print: \.description
        )
    }

    /// The size of a block.
    static var blockSize: ValueForm {
        let accepted = "a power of two from 64B to 16MiB"
        return ValueForm(
            accepted: accepted,
            parse: { (text) throws(WorkloadError) in
                let size = try ByteSize(parsing: text)
                guard Block.sizes.contains(size), size.bytes.nonzeroBitCount == 1 else {
                    throw WorkloadError("'\(text)' is not a block size", accepted: accepted)
                }
                return size
            },
            print: \.description
        )
    }
}
