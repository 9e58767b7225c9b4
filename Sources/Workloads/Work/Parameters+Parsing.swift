/// A parameter that is written as a short text, the same in suites, options, case ids and results.
package protocol ParameterText: Codable, CustomStringConvertible {
    /// The texts accepted, for error messages and help.
    static var accepted: String { get }
    /// Reads the text; throws ``WorkloadError`` that names what is accepted.
    init(parsing text: String) throws(WorkloadError)
}

extension ParameterText {
    /// Reads the text from a result file.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = try Self(parsing: text)
    }

    /// Writes the text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    static func refused(_ text: String) -> WorkloadError {
        WorkloadError("'\(text)' is not known here", accepted: accepted)
    }
}

/// Cuts `name:argument` in two.
func nameAndArgument(_ text: String) -> (name: String, argument: String?) {
    guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
}

extension Pattern: ParameterText {
    /// Reads `sequential`, `random`, `zipf` or `zipf:EXPONENT`.
    package init(parsing text: String) throws(WorkloadError) {
        switch nameAndArgument(text) {
        case ("sequential", nil): self = .sequential
        case ("random", nil): self = .random
        case ("zipf", nil): self = .zipf(exponent: Self.defaultExponent)
        case ("zipf", let argument?):
            guard let exponent = Double(argument), exponent > 0, exponent <= 5 else { throw Self.refused(text) }
            self = .zipf(exponent: exponent)
        default: throw Self.refused(text)
        }
    }
}

extension Durability: ParameterText {
    /// Reads `none`, `end` or `every:N`.
    package init(parsing text: String) throws(WorkloadError) {
        switch nameAndArgument(text) {
        case ("none", nil): self = .none
        case ("end", nil): self = .end
        case ("every", let argument?):
            guard let count = Int(argument), count >= 1 else { throw Self.refused(text) }
            self = .every(count)
        default: throw Self.refused(text)
        }
    }
}

extension FillMethod: ParameterText {
    /// Reads `read:SIZE`, `random:SIZE` or `populate`.
    package init(parsing text: String) throws(WorkloadError) {
        let parts = nameAndArgument(text)
        if parts.name == "populate", parts.argument == nil {
            self = .populate
            return
        }
        guard let argument = parts.argument, let size = try? ByteSize(parsing: argument),
            (4096...(16 << 20)).contains(size.bytes), size.bytes.isMultiple(of: 4096)
        else { throw Self.refused(text) }
        switch parts.name {
        case "read": self = .read(size)
        case "random": self = .random(size)
        default: throw Self.refused(text)
        }
    }
}
